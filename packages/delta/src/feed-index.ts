import { DeltaError } from './errors.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import { formatNuspineIndex, NUSPINE_INDEX_NAME, parseNuspineIndex } from './nuspine-index.ts';
import { deltaFileName, nuspineDeltaFileName } from './release-file-name.ts';
import { formatReleases, parseReleases, type ReleaseEntry, RELEASES_FILE_NAME } from './releases-index.ts';
import { channelOfIndex, formatVelopackIndex, parseVelopackIndex, velopackIndexName } from './velopack-index.ts';

/** One index of a feed: what the clients of one format are told. */
export interface FeedIndex {
  /** Name in the feed folder. */
  readonly fileName: string;
  readonly format: DeltaFormatName;
  /** In the order of the file. */
  readonly entries: readonly ReleaseEntry[];
}

/** The channel of Velopack's clients that were told of none, on Windows. */
export const DEFAULT_CHANNEL = 'win';

const INDEX_NAMES = { squirrel: RELEASES_FILE_NAME, nuspine: NUSPINE_INDEX_NAME } as const;

/** Name of the index that lists a format's deltas. Throws `RELEASES_NAME_INVALID` for a channel that cannot be one. */
export function indexFileName(format: DeltaFormatName, channel: string = DEFAULT_CHANNEL): string {
  return format === 'velopack' ? velopackIndexName(channel) : INDEX_NAMES[format];
}

/** The format whose deltas an index lists, or `undefined` for a file that is no index. */
export function formatOfIndex(fileName: string): DeltaFormatName | undefined {
  if (fileName === RELEASES_FILE_NAME) return 'squirrel';
  if (fileName === NUSPINE_INDEX_NAME) return 'nuspine';
  return channelOfIndex(fileName) === undefined ? undefined : 'velopack';
}

/**
 * Reads an index. Its file name says which kind it is; `path` is named in errors. Throws `DELTA_NOT_AN_INDEX`, or what
 * `parseReleases`, `parseVelopackIndex` and `parseNuspineIndex` throw.
 */
export function parseIndex(fileName: string, content: Uint8Array, path: string): FeedIndex {
  const format = formatOfIndex(fileName);
  if (format === undefined) {
    throw new DeltaError('DELTA_NOT_AN_INDEX', 'file is neither RELEASES nor a releases.<…>.json', { path });
  }
  return { fileName, format, entries: PARSERS[format](content, path) };
}

const PARSERS = { squirrel: parseReleases, velopack: parseVelopackIndex, nuspine: parseNuspineIndex } as const;
const WRITERS = { squirrel: formatReleases, velopack: formatVelopackIndex, nuspine: formatNuspineIndex } as const;

/** The bytes of an index. Throws `RELEASES_NAME_INVALID` or `RELEASES_JSON_INVALID` for what it cannot hold. */
export function formatIndex({ format, entries }: FeedIndex): Uint8Array {
  return WRITERS[format](entries);
}

/**
 * What a release's delta is called: with its channel for Velopack, so that deltas of all formats share a folder. That of 1.0.0
 * for the channel `beta` and Squirrel's of 1.0.0-beta would be one name: where an index of `feed` has it, it is longer.
 */
export function deltaNameIn(
  index: Pick<FeedIndex, 'fileName'>,
  id: string,
  version: string,
  feed: readonly FeedIndex[] = [],
): string {
  const { fileName } = index;
  if (fileName === NUSPINE_INDEX_NAME) return nuspineDeltaFileName(id, version);
  const channel = channelOfIndex(fileName);
  if (channel === undefined) return deltaFileName(id, version);
  const name = deltaFileName(id, `${version}-${channel}`);
  return feed.some((other) => lists(other, name)) ? deltaFileName(id, `${version}-${channel}-velopack`) : name;
}

/** Some file systems do not tell names apart that differ by case. */
function lists({ entries }: FeedIndex, name: string): boolean {
  return entries.some(({ fileName }) => fileName.toLowerCase() === name.toLowerCase());
}
