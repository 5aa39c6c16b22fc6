import { type Digest, formatNuGetVersion, tryParseNuGetVersion } from '@nuspine/primitives';
import Type, { type Static } from 'typebox';
import { documentReader } from '@nuspine/primitives/json';
import { DeltaError } from './errors.ts';
import { requireWithin } from './feed-limits.ts';
import { NUSPINE_INDEX_NAME } from './nuspine-index.ts';
import { isSafeFileName } from './release-file-name.ts';
import type { ReleaseEntry } from './releases-index.ts';
import { compareVelopackVersions } from './velopack-version.ts';

const INDEX_NAME = /^releases\.([A-Za-z0-9][A-Za-z0-9._-]{0,63})\.json$/;

/**
 * Name of Velopack's index of a channel. Throws `RELEASES_NAME_INVALID` for a channel that no name can hold, or whose
 * name our own index has.
 */
export function velopackIndexName(channel: string): string {
  const name = `releases.${channel}.json`;
  if (channelOfIndex(name) !== undefined) return name;
  throw new DeltaError('RELEASES_NAME_INVALID', 'channel is not a plain word, or is the name of our own index', {
    found: channel,
  });
}

/** The channel whose index a file is by its name, or `undefined` if it is none. */
export function channelOfIndex(fileName: string): string | undefined {
  // Some file systems do not tell `releases.Nuspine.json` from our own index.
  return fileName.toLowerCase() === NUSPINE_INDEX_NAME ? undefined : INDEX_NAME.exec(fileName)?.[1];
}

// Velopack's own reader takes more than its writer writes; so does this one. Nulls are what it leaves out.
const maybe = Type.Optional(Type.Union([Type.String(), Type.Null()]));
const schema = Type.Object({
  Assets: Type.Array(
    Type.Object({
      PackageId: Type.String({ minLength: 1 }),
      Version: Type.String(),
      Type: Type.Enum(['Full', 'Delta']),
      FileName: Type.String(),
      SHA1: Type.String({ pattern: '^[0-9A-Fa-f]{40}$' }),
      SHA256: Type.Optional(Type.Union([Type.String({ pattern: '^([0-9A-Fa-f]{64})?$' }), Type.Null()])),
      Size: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      NotesMarkdown: maybe,
      NotesHTML: maybe,
    }),
  ),
});
type Asset = Static<typeof schema>['Assets'][number];

/**
 * Reads a `releases.<channel>.json` file: every asset, in the order of the file. An empty file has none. Throws
 * `RELEASES_JSON_INVALID` with every fault and its JSON pointer, `RELEASES_NAME_INVALID`, `RELEASES_VERSION_INVALID` or
 * `DELTA_LIMIT_EXCEEDED`.
 */
export function parseVelopackIndex(content: Uint8Array, path: string): ReleaseEntry[] {
  requireWithin('releasesBytes', content.length, path);
  if (content.length === 0) return [];
  return validated(content, path).Assets.map((asset) => entryOf(asset, path));
}

/** Writes the index as Velopack does: newest version first, the full package of a version before its deltas. */
export function formatVelopackIndex(entries: readonly ReleaseEntry[]): Uint8Array {
  const sorted = entries.toSorted((a, b) => compareVelopackVersions(b.version, a.version) || order(a) - order(b));
  return Buffer.from(`${JSON.stringify({ Assets: sorted.map(assetOf) }, undefined, 2)}\n`, 'utf8');
}

function order({ isDelta }: ReleaseEntry): number {
  return isDelta ? 1 : 0;
}

function assetOf(entry: ReleaseEntry): Asset {
  const { packageId, version, isDelta, fileName, sha1, digest, size, notesMarkdown, notesHtml } = entry;
  return {
    PackageId: packageId,
    Version: formatNuGetVersion(version),
    Type: isDelta ? 'Delta' : 'Full',
    FileName: fileName,
    SHA1: sha1,
    ...(digest === undefined ? {} : { SHA256: digest.slice('sha256:'.length).toUpperCase() }),
    Size: size,
    ...(notesMarkdown === undefined ? {} : { NotesMarkdown: notesMarkdown }),
    ...(notesHtml === undefined ? {} : { NotesHTML: notesHtml }),
  };
}

function entryOf(asset: Asset, path: string): ReleaseEntry {
  const version = tryParseNuGetVersion(asset.Version);
  if (version === undefined) throw invalid('RELEASES_VERSION_INVALID', 'asset has no version', path, asset.Version);
  if (!isSafeFileName(asset.FileName)) {
    throw invalid('RELEASES_NAME_INVALID', 'asset has no plain file name', path, asset.FileName);
  }
  return {
    packageId: asset.PackageId,
    version,
    isDelta: asset.Type === 'Delta',
    fileName: asset.FileName,
    sha1: asset.SHA1.toUpperCase(),
    ...digestOf(asset.SHA256),
    size: asset.Size,
    ...(asset.NotesMarkdown ? { notesMarkdown: asset.NotesMarkdown } : {}),
    ...(asset.NotesHTML ? { notesHtml: asset.NotesHTML } : {}),
  };
}

function digestOf(sha256: Asset['SHA256']): { readonly digest?: Digest } {
  return sha256 ? { digest: `sha256:${sha256.toLowerCase()}` } : {};
}

const read = documentReader(schema, { byteOrderMark: true });

function validated(content: Uint8Array, path: string): Static<typeof schema> {
  return read(content, (found, cause) => {
    throw new DeltaError('RELEASES_JSON_INVALID', 'index is not a list of Velopack assets', { path, found, cause });
  });
}

type IndexErrorCode = 'RELEASES_JSON_INVALID' | 'RELEASES_NAME_INVALID' | 'RELEASES_VERSION_INVALID';

function invalid(code: IndexErrorCode, message: string, path: string, found: unknown): DeltaError {
  return new DeltaError(code, message, { path, found });
}
