import Type, { type TSchema } from 'typebox';
import { digest, documentOptions, path, size, wordOf } from './document-schema.ts';
import { requireDocumentSize } from './limits.ts';
import type { BinaryFacts } from './layout-facts.ts';
import { documentReader } from './read-document.ts';
import { type Members, visitEntries } from './read-entries.ts';

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
export interface VendorManifestEntry extends BinaryFacts {
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

/** How `updateLayout` begins the document. */
const START = '{\n  "formatVersion": 1,\n  "files": [\n';
const DIGEST_FORM = /^sha256:[0-9a-f]{64}$/;

/** What the schema asks of an entry. */
function isEntry(value: Members): value is Members & VendorManifestEntry {
  const { path: at, size: bytes, digest: of, kind, owner, license, note } = value;
  return (
    isWord(at) &&
    typeof bytes === 'number' &&
    Number.isSafeInteger(bytes) &&
    bytes >= 0 &&
    typeof of === 'string' &&
    DIGEST_FORM.test(of) &&
    isWord(kind) &&
    isWord(owner) &&
    typeof value['origin'] === 'string' &&
    typeof value['version'] === 'string' &&
    typeof value['consumer'] === 'string' &&
    (license === undefined || typeof license === 'string') &&
    (note === undefined || typeof note === 'string')
  );
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

/**
 * Visits the entries of a manifest as `updateLayout` writes it, one at a time. False for any other, also for a sound one
 * that is formatted in another way, and as soon as `visit` says no.
 */
export function visitVendorEntries(bytes: Uint8Array, visit: (entry: VendorManifestEntry) => boolean): boolean {
  return visitEntries(bytes, START, (entry) => isEntry(entry) && visit(entry));
}

/** The words that only people know, and owe. */
export const VENDORED_WORDS = ['origin', 'version', 'consumer'] as const;

export function owesWords(entry: VendorManifestEntry): boolean {
  return VENDORED_WORDS.some((name) => entry[name].trim() === '');
}

/** Throws `MANIFEST_DOCUMENT_INVALID` with every fault, or `MANIFEST_LIMIT_EXCEEDED`. */
export function parseVendorManifest(bytes: Uint8Array, path: string): VendorManifest {
  requireDocumentSize(bytes.length, path);
  const files: VendorManifestEntry[] = [];
  const isSound = visitVendorEntries(bytes, (entry) => files.push(entry) > 0);
  return isSound ? { formatVersion: 1, files } : readDocument(bytes, path);
}
