import type { Digest } from '@nuspine/primitives';
import Type, { type TSchema } from 'typebox';
import { digest, documentOptions, path, size, wordOf } from './document-schema.ts';
import type { BundleFacts } from './layout-facts.ts';
import { documentReader } from './read-document.ts';

const entry = Type.Object({
  path: Type.String({ ...path, description: 'In the folder of the manifest: a file, or the folder of an OCI layout.' }),
  kind: Type.String({ minLength: 1, description: 'tar, zstd, sbom, oci-layout and so on.' }),
  size,
  digest: Type.Unsafe<Digest>({ ...digest, description: 'Of an OCI layout: of its index.json.' }),
  origin: wordOf('Where it came from. Written by a person.'),
  consumer: wordOf('Who needs it. Written by a person.'),
  note: Type.Optional(wordOf('Written by a person.')),
});

const schema = Type.Object(
  { formatVersion: Type.Literal(1), bundles: Type.Array(entry) },
  documentOptions('bundles-manifest', 'offline/feeds/manifest.json: bundles for sites without a network'),
);

/** The JSON Schema of `offline/feeds/manifest.json`. */
export const BundlesManifestSchema: TSchema = schema;

/** A bundle. Members that nobody knows were written by people and are kept. */
export interface BundlesManifestEntry extends BundleFacts {
  readonly origin: string;
  readonly consumer: string;
  readonly note?: string;
}

/** The document `offline/feeds/manifest.json`. */
export interface BundlesManifest {
  readonly formatVersion: 1;
  /** In order of `path`. */
  readonly bundles: readonly BundlesManifestEntry[];
}

const readDocument = documentReader(schema, 'MANIFEST_DOCUMENT_INVALID');

/** Throws `MANIFEST_DOCUMENT_INVALID` with every fault, or `MANIFEST_LIMIT_EXCEEDED`. */
export function parseBundlesManifest(bytes: Uint8Array, path: string): BundlesManifest {
  return readDocument(bytes, path);
}
