import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { fitsSchema } from './fits-schema.ts';

/** A fault in a document: where, as a JSON pointer, and what. */
export interface DocumentFault {
  readonly pointer: string;
  readonly message: string;
  /** The member that the schema does not have, where there is one. */
  readonly member?: string;
}

/** Throws the error of who reads the document, told what is wrong with it. */
export type RefuseDocument = (faults: readonly DocumentFault[], cause?: unknown) => never;

/** Hands back a value that follows the schema; for any other, `refuse` throws, told every fault. */
export type DocumentChecker<Document> = (value: unknown, refuse: RefuseDocument) => Document;

/** Checks values against one schema of JSON Schema 2020-12. `format` is taken for a note, as that version says by default. */
export function documentChecker<Schema extends TSchema, Document = Static<Schema>>(
  schema: Schema,
): DocumentChecker<Document> {
  let compiled: ValidateFunction<Document> | undefined;
  return (value, refuse) => {
    if (fitsSchema<Schema, Document>(schema, value)) return value;
    compiled ??= compile<Document>(schema);
    return compiled(value) ? value : refuse((compiled.errors ?? []).map(faultOf));
  };
}

function compile<Document>(schema: TSchema): ValidateFunction<Document> {
  const { Ajv2020 } = loadAjv();
  return new Ajv2020({
    allErrors: true,
    discriminator: true,
    validateFormats: false,
    validateSchema: false,
  }).compile<Document>(schema);
}

/** The library has a hundred modules, and most documents are sound: it is loaded for the first one that is not. */
function loadAjv(): typeof import('ajv/dist/2020.js') {
  return createRequire(import.meta.url)('ajv/dist/2020.js');
}

function faultOf({ instancePath, message = 'is not valid', params }: ErrorObject): DocumentFault {
  const member: unknown = params['additionalProperty'];
  return { pointer: instancePath, message, ...(typeof member === 'string' ? { member } : {}) };
}
