import Type, { type TSchema } from 'typebox';
import { digest, documentOptions, path, sha512, size, wordOf } from './document-schema.ts';
import type { PackageFacts } from './layout-facts.ts';
import { documentReader } from './read-document.ts';

const entry = Type.Object({
  id: Type.String({ minLength: 1 }),
  version: Type.String({ minLength: 1, description: 'Normalized.' }),
  file: path,
  size,
  digest,
  contentHash: Type.String({ ...sha512, description: 'As in packages.lock.json: without the signature.' }),
  packageHash: Type.Optional(
    Type.String({ ...sha512, description: 'Of a signed package: as in <package>.nupkg.sha512, with the signature.' }),
  ),
  signed: Type.Boolean(),
  license: Type.Optional(wordOf('SPDX expression; written by a person where the nuspec states none.')),
  origin: wordOf('Where it came from. Written by a person.'),
  consumer: wordOf('Who needs it. Written by a person.'),
  note: Type.Optional(wordOf('Written by a person.')),
});

const schema = Type.Object(
  { formatVersion: Type.Literal(1), packages: Type.Array(entry) },
  documentOptions('packages-manifest', 'local-nugets/manifest.json: the packages of an offline layout'),
);

/** The JSON Schema of `local-nugets/manifest.json`. */
export const PackagesManifestSchema: TSchema = schema;

/** A package of the layout. Members that nobody knows were written by people and are kept. */
export interface PackagesManifestEntry extends PackageFacts {
  readonly origin: string;
  readonly consumer: string;
  readonly note?: string;
}

/** The document `local-nugets/manifest.json`. */
export interface PackagesManifest {
  readonly formatVersion: 1;
  /** In order of `file`. */
  readonly packages: readonly PackagesManifestEntry[];
}

const readDocument = documentReader(schema, 'MANIFEST_DOCUMENT_INVALID');

/** Throws `MANIFEST_DOCUMENT_INVALID` with every fault, or `MANIFEST_LIMIT_EXCEEDED`. */
export function parsePackagesManifest(bytes: Uint8Array, path: string): PackagesManifest {
  return readDocument(bytes, path);
}
