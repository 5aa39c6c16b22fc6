import { DeltaError } from './errors.ts';
import type { PackageFormatName } from './formats/format-name.ts';
import { deltaFileName } from './release-file-name.ts';
import { formatReleases, parseReleases, type ReleaseEntry, RELEASES_FILE_NAME } from './releases-index.ts';
import { channelOfIndex, formatVelopackIndex, parseVelopackIndex, velopackIndexName } from './velopack-index.ts';

/** One index of a feed: what the clients of one format are told. */
export interface FeedIndex {
  /** Name in the feed folder. */
  readonly fileName: string;
  readonly format: PackageFormatName;
  /** In the order of the file. */
  readonly entries: readonly ReleaseEntry[];
}

/** The channel of Velopack's clients that were told of none, on Windows. */
export const DEFAULT_CHANNEL = 'win';

/** Name of the index that lists a format's deltas. Throws `RELEASES_NAME_INVALID` for a channel that cannot be one. */
export function indexFileName(format: PackageFormatName, channel: string = DEFAULT_CHANNEL): string {
  return format === 'squirrel' ? RELEASES_FILE_NAME : velopackIndexName(channel);
}

/** The format whose deltas an index lists, or `undefined` for a file that is no index. */
export function formatOfIndex(fileName: string): PackageFormatName | undefined {
  if (fileName === RELEASES_FILE_NAME) return 'squirrel';
  return channelOfIndex(fileName) === undefined ? undefined : 'velopack';
}

/**
 * Reads an index. Its file name says which kind it is; `path` is named in errors. Throws `DELTA_NOT_AN_INDEX`, or what
 * `parseReleases` and `parseVelopackIndex` throw.
 */
export function parseIndex(fileName: string, content: Uint8Array, path: string): FeedIndex {
  const format = formatOfIndex(fileName);
  if (format === undefined) {
    throw new DeltaError('DELTA_NOT_AN_INDEX', 'file is neither RELEASES nor releases.<channel>.json', { path });
  }
  const parse = format === 'squirrel' ? parseReleases : parseVelopackIndex;
  return { fileName, format, entries: parse(content, path) };
}

/** The bytes of an index. Throws `RELEASES_NAME_INVALID` for a name that it cannot hold. */
export function formatIndex({ format, entries }: FeedIndex): Uint8Array {
  return format === 'squirrel' ? formatReleases(entries) : formatVelopackIndex(entries);
}

/** What a release's delta is called: with its channel for Velopack, so that deltas of both formats share a folder. */
export function deltaNameIn({ fileName }: Pick<FeedIndex, 'fileName'>, id: string, version: string): string {
  const channel = channelOfIndex(fileName);
  return deltaFileName(id, channel === undefined ? version : `${version}-${channel}`);
}
