import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Static, TSchema } from 'typebox';
import { ManifestError, type ManifestErrorCode } from './errors.ts';
import { requireDocumentSize } from './limits.ts';

/** Reads documents of one schema; `path` names the document in errors. */
export type DocumentReader<Schema extends TSchema> = (bytes: Uint8Array, path: string) => Static<Schema>;

/** A fault throws `code` with every fault and its JSON pointer. The schema is compiled when it is needed first. */
export function documentReader<Schema extends TSchema>(
  schema: Schema,
  code: ManifestErrorCode,
): DocumentReader<Schema> {
  let compiled: ValidateFunction<Static<Schema>> | undefined;
  return (bytes, path) => {
    requireDocumentSize(bytes.length, path);
    const document = parseJson(bytes, path, code);
    compiled ??= new Ajv2020({ allErrors: true, validateSchema: false }).compile<Static<Schema>>(schema);
    if (compiled(document)) return document;
    const found = (compiled.errors ?? []).map(faultOf);
    throw new ManifestError(code, 'document does not follow its schema', { path, found });
  };
}

/** A document as it is written: two spaces, a line feed at the end. Equal documents give equal bytes. */
export function formatDocument(document: object): Uint8Array {
  return Buffer.from(`${JSON.stringify(document, undefined, 2)}\n`, 'utf8');
}

function parseJson(bytes: Uint8Array, path: string, code: ManifestErrorCode): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new ManifestError(code, 'document is not JSON in UTF-8', { path, cause });
  }
}

function faultOf({ instancePath, message }: ErrorObject): { readonly pointer: string; readonly message: string } {
  return { pointer: instancePath, message: message ?? 'is not valid' };
}
