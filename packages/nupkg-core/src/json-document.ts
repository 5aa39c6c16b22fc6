import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';

/** A fault in a document: where, as a JSON pointer, and what. */
export interface DocumentFault {
  readonly pointer: string;
  readonly message: string;
}

/** Reads documents of one schema. A fault makes `refuse` speak, which throws. */
export type DocumentReader<Schema extends TSchema> = (
  bytes: Uint8Array,
  refuse: (faults: readonly DocumentFault[], cause?: unknown) => never,
) => Static<Schema>;

/** The schema is compiled when it is needed first. */
export function documentReader<Schema extends TSchema>(schema: Schema): DocumentReader<Schema> {
  let compiled: ValidateFunction<Static<Schema>> | undefined;
  return (bytes, refuse) => {
    const document = parseJson(bytes, refuse);
    compiled ??= compile<Static<Schema>>(schema);
    if (!compiled(document)) return refuse((compiled.errors ?? []).map(faultOf));
    return document;
  };
}

/** The library has a hundred modules, and most commands read no document: it is loaded for the first one. */
function compile<Document>(schema: TSchema): ValidateFunction<Document> {
  const { Ajv2020 } = loadAjv();
  return new Ajv2020({ allErrors: true, validateSchema: false }).compile<Document>(schema);
}

function loadAjv(): typeof import('ajv/dist/2020.js') {
  return createRequire(import.meta.url)('ajv/dist/2020.js');
}

/** NuGet reads with a StreamReader: UTF-8, with or without a byte order mark. */
function parseJson(bytes: Uint8Array, refuse: (faults: readonly DocumentFault[], cause?: unknown) => never): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    return refuse([{ pointer: '', message: 'is not JSON in UTF-8' }], cause);
  }
}

function faultOf({ instancePath, message }: ErrorObject): DocumentFault {
  return { pointer: instancePath, message: message ?? 'is not valid' };
}
