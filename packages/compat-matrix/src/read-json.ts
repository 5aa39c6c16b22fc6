import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { TSchema } from 'typebox';
import { MatrixError, type MatrixErrorCode } from './errors.ts';

/** Reads a JSON document by its schema. What it gives throws an error of `code` with every fault. */
export function jsonReader<T>(schema: TSchema, code: MatrixErrorCode): (text: string, path: string) => T {
  let validate: ValidateFunction<T> | undefined;
  return (text, path) => {
    validate ??= new Ajv2020({ allErrors: true }).compile<T>(schema);
    const value = parsed(text, path, code);
    if (validate(value)) return value;
    const faults = (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`.trim());
    throw new MatrixError(code, `document does not follow its schema: ${faults[0] ?? ''}`, { path, found: faults });
  };
}

function parsed(text: string, path: string, code: MatrixErrorCode): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MatrixError(code, 'document is not JSON', { path, cause });
  }
}

/** Two spaces, the order of the schema, and a line end: equal documents are equal bytes. */
export function formatJson(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
