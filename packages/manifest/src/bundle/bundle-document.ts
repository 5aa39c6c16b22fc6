import { createHash } from 'node:crypto';
import { type Digest, parseRelativePath, pathCollisionKey, PrimitivesError } from '@nuspine/primitives';
import Type, { type Static, type TSchema } from 'typebox';
import { digest, documentOptions, path, size } from '../document-schema.ts';
import { ManifestError } from '../errors.ts';
import { documentReader } from '../read-document.ts';
import { isInToolFolder } from '../tool-folders.ts';

const file = Type.Object(
  { path, size, digest, executable: Type.Optional(Type.Literal(true)) },
  { additionalProperties: false },
);
const blob = Type.Object({ digest, size }, { additionalProperties: false });
const delta = Type.Object(
  { target: digest, base: digest, patch: digest, form: Type.Enum(['nuspine', 'zstd']) },
  { additionalProperties: false },
);

const schema = Type.Object(
  {
    formatVersion: Type.Literal(1),
    contents: Type.Unsafe<Digest>({ ...digest, description: 'Digest of the files: the name of this state.' }),
    base: Type.Optional(
      Type.Unsafe<Digest>({
        ...digest,
        description: 'The state that this bundle is applied to; none for a whole one.',
      }),
    ),
    sbom: digest,
    files: Type.Array(file),
    blobs: Type.Array(blob),
    deltas: Type.Array(delta),
  },
  {
    ...documentOptions('bundle-document', 'bundle.json: what a bundle of an offline layout holds'),
    additionalProperties: false,
  },
);

/** The JSON Schema of `bundle.json`. */
export const BundleDocumentSchema: TSchema = schema;

/** A file of the layout that a bundle leads to. */
export interface BundleFile {
  /** From the root of the repository, with "/". */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  readonly executable?: true;
}

/** Bytes that a bundle carries. */
export interface BundleBlob {
  readonly digest: Digest;
  /** In bytes. */
  readonly size: number;
}

/** A file that is carried as what makes it out of one that the other side has. */
export interface BundleDelta {
  readonly target: Digest;
  readonly base: Digest;
  readonly patch: Digest;
  /** `nuspine`: a package in the nuspine format; `zstd`: a zstd frame with the base as prefix. */
  readonly form: 'nuspine' | 'zstd';
}

/** The document `bundle.json` (docs/formats/offline-bundle.md, clause 2). */
export interface BundleDocument {
  readonly formatVersion: 1;
  readonly contents: Digest;
  readonly base?: Digest;
  readonly sbom: Digest;
  /** In order of `path`. */
  readonly files: readonly BundleFile[];
  /** In order of `digest`. */
  readonly blobs: readonly BundleBlob[];
  /** In order of `target`. */
  readonly deltas: readonly BundleDelta[];
}

/** Name of the document in a bundle. */
export const BUNDLE_DOCUMENT = 'bundle.json';

const readDocument = documentReader(schema, 'BUNDLE_INVALID');

/**
 * Reads and validates `bundle.json`: names are safe and distinct, lists sorted, and every blob is there for a reason.
 * Throws `BUNDLE_INVALID`, `BUNDLE_PATH_REFUSED` and `MANIFEST_LIMIT_EXCEEDED`.
 */
export function parseBundleDocument(bytes: Uint8Array, path: string): BundleDocument {
  const document = withoutAbsent(readDocument(bytes, path));
  requirePaths(document.files, path);
  requireSorted(
    'blobs',
    document.blobs.map((one) => one.digest),
    path,
  );
  requireSorted(
    'deltas',
    document.deltas.map((one) => one.target),
    path,
  );
  const found = contentsDigest(document.files);
  if (found !== document.contents) {
    throw invalid('contents is not the digest of the files', { path, wanted: document.contents, found });
  }
  requireReasons(document, path);
  return document;
}

function withoutAbsent({ base, files, ...rest }: Static<typeof schema>): BundleDocument {
  return {
    ...rest,
    ...(base === undefined ? {} : { base }),
    files: files.map(({ executable, ...one }) => (executable === undefined ? one : { ...one, executable })),
  };
}

/** The name of a state: SHA-256 over `<hex> <size> <path>` lines in order of path (clause 2.3). */
export function contentsDigest(files: readonly BundleFile[]): Digest {
  const hash = createHash('sha256');
  for (const { path, size: bytes, digest: of } of files)
    hash.update(`${of.slice('sha256:'.length)} ${String(bytes)} ${path}\n`, 'utf8');
  return `sha256:${hash.digest('hex')}`;
}

function requirePaths(files: readonly BundleFile[], path: string): void {
  requireSorted(
    'files',
    files.map((one) => one.path),
    path,
  );
  const seen = new Map<string, string>();
  for (const { path: found } of files) {
    requireSafePath(found, path);
    const other = seen.get(pathCollisionKey(found));
    if (other !== undefined) throw refused('two names are one file on some file systems', path, [other, found]);
    seen.set(pathCollisionKey(found), found);
  }
  for (const { path: found } of files) {
    const folder = parentsOf(found).find((parent) => seen.has(pathCollisionKey(parent)));
    if (folder !== undefined) throw refused('a file lies in a file', path, [folder, found]);
  }
}

function requireSafePath(found: string, path: string): void {
  try {
    parseRelativePath(found);
  } catch (cause) {
    if (!(cause instanceof PrimitivesError)) throw cause;
    throw new ManifestError('BUNDLE_PATH_REFUSED', cause.message, { path, found, cause });
  }
  if (isInToolFolder(found)) throw refused('bundle may not write there', path, found);
}

function parentsOf(path: string): readonly string[] {
  const names = path.split('/');
  return names.slice(1).map((_, at) => names.slice(0, at + 1).join('/'));
}

function requireSorted(what: string, keys: readonly string[], path: string): void {
  const at = keys.findIndex((key, index) => index > 0 && (keys[index - 1] ?? '') >= key);
  if (at !== -1) throw invalid(`${what} are not in order, or one is there twice`, { path, found: keys[at] });
}

/** Each file comes from somewhere, each blob goes somewhere, and sizes agree (clauses 2.4 to 2.6). */
function requireReasons({ base, sbom, files, blobs, deltas }: BundleDocument, path: string): void {
  const carried = new Map(blobs.map((one) => [one.digest, one.size]));
  const made = new Set(deltas.map(({ target }) => target));
  for (const one of files) {
    const bytes = carried.get(one.digest);
    if (bytes !== undefined && bytes !== one.size)
      throw invalid('sizes of a blob disagree', { path, wanted: one.size, found: bytes });
    if (bytes === undefined && !made.has(one.digest) && base === undefined)
      throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle lacks a file', { path, wanted: one.path });
  }
  const wanted = new Set<Digest>([sbom, ...files.map((one) => one.digest), ...deltas.map(({ patch }) => patch)]);
  const idle = blobs.find((one) => !wanted.has(one.digest));
  if (idle !== undefined) throw invalid('a blob belongs to nothing', { path, found: idle.digest });
  const targets = new Set(files.map((one) => one.digest));
  const stray = deltas.find(({ target, patch }) => !targets.has(target) || !carried.has(patch) || carried.has(target));
  if (stray !== undefined) throw invalid('a delta makes no file that is wanted', { path, found: stray.target });
  if (!carried.has(sbom)) throw new ManifestError('BUNDLE_INCOMPLETE', 'bundle lacks its SBOM', { path, wanted: sbom });
  if (base === undefined && deltas.length > 0) throw invalid('a bundle without base has deltas', { path });
}

function invalid(message: string, details: ConstructorParameters<typeof ManifestError>[2]): ManifestError {
  return new ManifestError('BUNDLE_INVALID', message, details);
}

function refused(message: string, path: string, found: unknown): ManifestError {
  return new ManifestError('BUNDLE_PATH_REFUSED', message, { path, found });
}
