import { NupkgError } from './errors.ts';

/** What an archive may claim before anything is allocated or written. Sizes are bytes. */
export interface ArchiveLimits {
  readonly maxEntries: number;
  /** All names and records of the central directory together. */
  readonly maxDirectorySize: number;
  /** Names in one path. */
  readonly maxDepth: number;
  /** One entry, uncompressed. */
  readonly maxEntrySize: number;
  /** All entries together, uncompressed. */
  readonly maxTotalSize: number;
  /** Uncompressed size divided by compressed size, for entries above `ratioFloor`. */
  readonly maxRatio: number;
  /** Entries up to this uncompressed size may have any ratio: they are no bomb. */
  readonly ratioFloor: number;
  /** The nuspec, uncompressed. */
  readonly maxNuspecSize: number;
}

/** Far above every package on nuget.org (which takes 250 MB), far below what would hurt the machine. */
export const DEFAULT_ARCHIVE_LIMITS: ArchiveLimits = {
  maxEntries: 65_535,
  maxDirectorySize: 32 * 2 ** 20,
  maxDepth: 100,
  maxEntrySize: 2 * 2 ** 30,
  maxTotalSize: 8 * 2 ** 30,
  maxRatio: 250,
  ratioFloor: 2 ** 20,
  maxNuspecSize: 2 ** 20,
};

/** Throws `NUPKG_LIMIT_EXCEEDED` if `found` is above `max`. `path` is the entry, if it is about one. */
export function requireWithin(what: string, found: number, max: number, path?: string): void {
  if (found <= max) return;
  throw new NupkgError('NUPKG_LIMIT_EXCEEDED', `${what} is above the limit`, {
    ...(path === undefined ? {} : { path }),
    found,
    max,
  });
}
