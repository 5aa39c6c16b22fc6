import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { digest, documentOptions, path, size, wordOf } from './document-schema.ts';
import { documentReader } from './read-document.ts';

const entry = Type.Object({
  path: Type.String({ ...path, description: 'From the root of the repository.' }),
  size,
  digest,
  kind: Type.String({ minLength: 1, description: 'What its content is: pe, elf, zip and so on.' }),
  owner: Type.String({ minLength: 1, description: 'The root or module that it belongs to.' }),
  origin: wordOf('The address it was fetched from. Written by a person.'),
  version: wordOf('Written by a person.'),
  consumer: wordOf('Who needs it. Written by a person.'),
  license: Type.Optional(wordOf('SPDX expression. Written by a person.')),
  note: Type.Optional(wordOf('Written by a person.')),
});

const schema = Type.Object(
  { formatVersion: Type.Literal(1), files: Type.Array(entry) },
  documentOptions('vendor-manifest', 'vendor/manifest.json: binaries that a repository holds'),
);

/** The JSON Schema of `vendor/manifest.json`. */
export const VendorManifestSchema: TSchema = schema;

/** A binary of the repository. Members that nobody knows were written by people and are kept. */
export interface VendorManifestEntry {
  /** From the root of the repository. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  readonly kind: string;
  readonly owner: string;
  readonly origin: string;
  readonly version: string;
  readonly consumer: string;
  readonly license?: string;
  readonly note?: string;
}

/** The document `vendor/manifest.json`. */
export interface VendorManifest {
  readonly formatVersion: 1;
  /** In order of `path`. */
  readonly files: readonly VendorManifestEntry[];
}

const readDocument = documentReader(schema, 'MANIFEST_DOCUMENT_INVALID');

/** Throws `MANIFEST_DOCUMENT_INVALID` with every fault, or `MANIFEST_LIMIT_EXCEEDED`. */
export function parseVendorManifest(bytes: Uint8Array, path: string): VendorManifest {
  return readDocument(bytes, path);
}
