import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';

/** A fault in a document: where, as a JSON pointer, and what. */
export interface DocumentFault {
  readonly pointer: string;
  readonly message: string;
}

/** Checks values against one schema. A fault makes `refuse` speak, which throws. */
export type DocumentChecker<Schema extends TSchema> = (
  value: unknown,
  refuse: (faults: readonly DocumentFault[]) => never,
) => Static<Schema>;

/** The schema is compiled when it is needed first. */
export function documentChecker<Schema extends TSchema>(schema: Schema): DocumentChecker<Schema> {
  let compiled: ValidateFunction<Static<Schema>> | undefined;
  return (value, refuse) => {
    compiled ??= new Ajv2020({ allErrors: true, unicodeRegExp: true, validateSchema: false }).compile<Static<Schema>>(
      schema,
    );
    if (!compiled(value)) return refuse((compiled.errors ?? []).map(faultOf));
    return value;
  };
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Parses JSON in UTF-8. What is none makes `refuse` speak. */
export function parseJson(
  bytes: Uint8Array,
  refuse: (faults: readonly DocumentFault[], cause?: unknown) => never,
): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes));
  } catch (cause) {
    return refuse([{ pointer: '', message: 'is not JSON in UTF-8' }], cause);
  }
}

function faultOf({ instancePath, message }: ErrorObject): DocumentFault {
  return { pointer: instancePath, message: message ?? 'is not valid' };
}
