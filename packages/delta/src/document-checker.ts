import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { fitsSchema } from './fits-schema.ts';

/** A fault in a document: where, as a JSON pointer, and what. */
export interface DocumentFault {
  readonly pointer: string;
  readonly message: string;
}

/** Hands back a value that follows the schema; for any other, `refuse` throws, told every fault. */
export type DocumentChecker<Schema extends TSchema> = (
  value: unknown,
  refuse: (faults: readonly DocumentFault[]) => never,
) => Static<Schema>;

export function documentChecker<Schema extends TSchema>(schema: Schema): DocumentChecker<Schema> {
  let compiled: ValidateFunction<Static<Schema>> | undefined;
  return (value, refuse) => {
    if (fitsSchema(schema, value)) return value;
    compiled ??= compile<Static<Schema>>(schema);
    return compiled(value) ? value : refuse((compiled.errors ?? []).map(faultOf));
  };
}

function compile<Document>(schema: TSchema): ValidateFunction<Document> {
  const { Ajv2020 } = loadAjv();
  return new Ajv2020({ allErrors: true, validateSchema: false }).compile<Document>(schema);
}

/** The library has a hundred modules, and most documents are sound: it is loaded for the first one that is not. */
function loadAjv(): typeof import('ajv/dist/2020.js') {
  return createRequire(import.meta.url)('ajv/dist/2020.js');
}

function faultOf({ instancePath, message }: ErrorObject): DocumentFault {
  return { pointer: instancePath, message: message ?? 'is not valid' };
}
