import { readdir } from 'node:fs/promises';
import { DeltaError } from '../errors.ts';
import { type FeedIndex, formatOfIndex, indexFileName } from '../feed-index.ts';
import type { PackageFormatName } from '../formats/format-name.ts';
import { readFeed } from './read-feed.ts';
import { verifyFeed } from './verify-feed.ts';

/**
 * The indexes of a feed, none if it is not there. Deltas go on top of what is there, so a feed that is not sound is not
 * added to: throws `DELTA_FEED_CORRUPT` and leaves it for its owner to mend.
 */
export async function readSoundFeed(folder: string): Promise<readonly FeedIndex[]> {
  if (!(await hasIndex(folder))) return [];
  const { problems } = await verifyFeed(folder);
  if (problems.length > 0) {
    throw new DeltaError('DELTA_FEED_CORRUPT', 'feed does not match its index; nothing was added', {
      path: folder,
      found: problems,
    });
  }
  return (await readFeed(folder)).indexes;
}

/** True if a folder is a feed. One that is not there is none. */
export async function hasIndex(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).some((name) => formatOfIndex(name) !== undefined);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** The indexes to add a release to, one for each format, empty where the feed does not have it yet. */
export function indexesToAddTo(
  indexes: readonly FeedIndex[],
  formats: readonly PackageFormatName[],
  channel?: string,
): readonly FeedIndex[] {
  return formats.map((format) => {
    const fileName = indexFileName(format, channel);
    return indexes.find((index) => index.fileName === fileName) ?? { fileName, format, entries: [] };
  });
}
