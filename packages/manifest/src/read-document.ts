import { documentReader as jsonReader, formatJson } from '@nuspine/primitives/json';
import type { Static, TSchema } from 'typebox';
import { ManifestError, type ManifestErrorCode } from './errors.ts';
import { requireDocumentSize } from './limits.ts';

/** Reads documents of one schema; `path` names the document in errors. */
export type DocumentReader<Schema extends TSchema> = (bytes: Uint8Array, path: string) => Static<Schema>;

/** A fault throws `code` with every fault and its JSON pointer. */
export function documentReader<Schema extends TSchema>(
  schema: Schema,
  code: ManifestErrorCode,
): DocumentReader<Schema> {
  const read = jsonReader(schema, { byteOrderMark: true });
  return (bytes, path) => {
    requireDocumentSize(bytes.length, path);
    return read(bytes, (found, cause) => {
      throw new ManifestError(code, 'document does not follow its schema', { path, found, cause });
    });
  };
}

/** A document as it is written. Equal documents give equal bytes. */
export function formatDocument(document: object): Uint8Array {
  return Buffer.from(formatJson(document), 'utf8');
}
