import {
  compareNuGetVersions,
  compareOrdinal,
  type Digest,
  formatNuGetVersion,
  packageIdsEqual,
  tryParseNuGetVersion,
} from '@nuspine/primitives';
import Type, { type Static, type TSchema } from 'typebox';
import { documentChecker } from '@nuspine/primitives/json';
import { DeltaError } from './errors.ts';
import { requireWithin } from './feed-limits.ts';
import { isSafeFileName } from './release-file-name.ts';
import type { ListedPackage, ReleaseEntry } from './releases-index.ts';

/** Name of our own index in a feed folder (docs/formats/index-nuspine.md). */
export const NUSPINE_INDEX_NAME = 'releases.nuspine.json';

const VERSION = 1;

const size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const digest = Type.Unsafe<Digest>(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }));
const sha1 = Type.String({ pattern: '^[0-9A-F]{40}$' });
const version = Type.String({ minLength: 1 });
const end = Type.Object({ version, size, digest });
const file = { fileName: Type.String({ minLength: 1 }), size, digest, sha1 };

// Members that a later version adds without changing what these mean are passed over: clause 3.2.
const schema = Type.Object(
  {
    formatVersion: Type.Literal(VERSION),
    packageId: Type.String({ minLength: 1 }),
    fulls: Type.Array(Type.Object({ version, ...file })),
    deltas: Type.Array(Type.Object({ ...file, base: end, target: end })),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:nuspine:schema:nuspine-index',
    title: 'releases.nuspine.json: the full packages of a feed, and the deltas in the nuspine format',
  },
);
type IndexDocument = Static<typeof schema>;
type End = Static<typeof end>;

/** The JSON Schema of the index, as `schema/nuspine-index.schema.json` publishes it. */
export const NuspineIndexSchema: TSchema = schema;

/**
 * Reads our own index: the full packages, then the deltas, each in the order of the file. An empty file has none.
 * Throws `RELEASES_NOT_TEXT`, `RELEASES_JSON_INVALID` with every fault and its JSON pointer, `DELTA_FORMAT_UNKNOWN` for
 * a later version, `RELEASES_NAME_INVALID`, `RELEASES_VERSION_INVALID` or `DELTA_LIMIT_EXCEEDED`.
 */
export function parseNuspineIndex(content: Uint8Array, path: string): ReleaseEntry[] {
  requireWithin('releasesBytes', content.length, path);
  if (content.length === 0) return [];
  const { packageId, fulls, deltas } = validated(parseJson(content, path), path);
  const place = (list: string, index: number): Place => ({ path, pointer: `/${list}/${String(index)}` });
  return [
    ...fulls.map((full, index) => fullEntry(packageId, full, place('fulls', index))),
    ...deltas.map((delta, index) => deltaEntry(packageId, delta, place('deltas', index))),
  ];
}

/**
 * Writes our own index: newest version first, whose letters of the id are taken. Equal entries in any order give equal
 * bytes. Throws `RELEASES_JSON_INVALID` for entries that it has no place for: of several packages, without a digest, a
 * delta that does not say what it lies between.
 */
export function formatNuspineIndex(entries: readonly ReleaseEntry[]): Uint8Array {
  const sorted = entries.toSorted(compareEntries);
  const [first] = sorted;
  if (first === undefined) throw unsayable('index of a feed without a package', NUSPINE_INDEX_NAME);
  const other = sorted.find(({ packageId }) => !packageIdsEqual(packageId, first.packageId));
  if (other !== undefined) throw unsayable('index is of one package', other.fileName);
  const document: IndexDocument = {
    formatVersion: VERSION,
    packageId: first.packageId,
    fulls: sorted.filter(({ isDelta }) => !isDelta).map(fullOf),
    deltas: sorted.filter(({ isDelta }) => isDelta).map(deltaOf),
  };
  return Buffer.from(`${JSON.stringify(document, undefined, 2)}\n`, 'utf8');
}

function compareEntries(a: ReleaseEntry, b: ReleaseEntry): number {
  const byVersion = compareNuGetVersions(b.version, a.version);
  return byVersion === 0 ? compareOrdinal(a.fileName, b.fileName) : byVersion;
}

function fullOf(entry: ReleaseEntry): IndexDocument['fulls'][number] {
  return { version: formatNuGetVersion(entry.version), ...fileOf(entry) };
}

function deltaOf(entry: ReleaseEntry): IndexDocument['deltas'][number] {
  if (entry.ends === undefined) throw unsayable('delta does not say what it lies between', entry.fileName);
  return { ...fileOf(entry), base: endOf(entry.ends.base), target: endOf(entry.ends.target) };
}

function fileOf(entry: ReleaseEntry): Pick<IndexDocument['fulls'][number], keyof typeof file> {
  const { fileName, size, digest, sha1, baseUrl } = entry;
  if (digest === undefined || baseUrl !== undefined) {
    throw unsayable('index lists files beside it, by their SHA-256', fileName);
  }
  return { fileName, size, digest, sha1 };
}

function endOf({ version, size, digest }: ListedPackage): End {
  return { version: formatNuGetVersion(version), size, digest };
}

interface Place {
  readonly path: string;
  readonly pointer: string;
}

function fullEntry(packageId: string, full: IndexDocument['fulls'][number], place: Place): ReleaseEntry {
  return { ...fileEntry(packageId, full, place), isDelta: false, version: versionOf(full.version, place) };
}

function deltaEntry(packageId: string, delta: IndexDocument['deltas'][number], place: Place): ReleaseEntry {
  const [base, target] = [listedPackage(delta.base, place), listedPackage(delta.target, place)];
  if (compareNuGetVersions(base.version, target.version) >= 0) {
    throw invalid('RELEASES_VERSION_INVALID', 'delta does not lead to a later version', place, delta.target.version);
  }
  return { ...fileEntry(packageId, delta, place), isDelta: true, version: target.version, ends: { base, target } };
}

function fileEntry(
  packageId: string,
  { fileName, size, digest, sha1 }: IndexDocument['fulls'][number] | IndexDocument['deltas'][number],
  place: Place,
): Omit<ReleaseEntry, 'isDelta' | 'version'> {
  if (!isSafeFileName(fileName)) throw invalid('RELEASES_NAME_INVALID', 'file has no plain name', place, fileName);
  return { packageId, fileName, size, digest, sha1 };
}

function listedPackage({ version, size, digest }: End, place: Place): ListedPackage {
  return { version: versionOf(version, place), size, digest };
}

function versionOf(text: string, place: Place): ListedPackage['version'] {
  const found = tryParseNuGetVersion(text);
  if (found === undefined) throw invalid('RELEASES_VERSION_INVALID', 'entry has no version', place, text);
  return found;
}

const check = documentChecker(schema);

function validated(value: unknown, path: string): IndexDocument {
  requireKnownVersion(value, path);
  return check(value, (faults) => {
    throw new DeltaError('RELEASES_JSON_INVALID', 'index does not follow its schema', { path, found: faults });
  });
}

/** Before the schema, which would only say that it does not fit. */
function requireKnownVersion(value: unknown, path: string): void {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'formatVersion') : undefined;
  if (typeof found !== 'number' || found <= VERSION) return;
  throw new DeltaError('DELTA_FORMAT_UNKNOWN', 'index is of a later version of its format: update Nuspine', {
    path,
    wanted: VERSION,
    found,
  });
}

function parseJson(content: Uint8Array, path: string): unknown {
  const text = decode(content, path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    const found = text.slice(0, FIRST_WORDS);
    throw new DeltaError('RELEASES_JSON_INVALID', 'index is not JSON', { path, found, cause });
  }
}

/** Enough to see that it is a web page. */
const FIRST_WORDS = 60;

function decode(content: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (cause) {
    throw new DeltaError('RELEASES_NOT_TEXT', 'index is not UTF-8 text', { path, cause });
  }
}

type EntryErrorCode = 'RELEASES_NAME_INVALID' | 'RELEASES_VERSION_INVALID';

function invalid(code: EntryErrorCode, message: string, { path, pointer }: Place, found: string): DeltaError {
  return new DeltaError(code, `${message} (${pointer})`, { path, found });
}

function unsayable(message: string, found: string): DeltaError {
  return new DeltaError('RELEASES_JSON_INVALID', message, { path: NUSPINE_INDEX_NAME, found });
}
