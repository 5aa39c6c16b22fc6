import { stampSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DeltaError } from '../errors.ts';
import { type FeedIndex, formatOfIndex, indexFileName } from '../feed-index.ts';
import type { DeltaFormatName } from '../formats/format-name.ts';
import type { ReleaseCandidate } from '../plan-release.ts';
import type { ReleaseEntry } from '../releases-index.ts';
import { versionOrder } from '../version-order.ts';
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

/** A feed, and what is to be added to it. */
export interface WantedIndexes {
  /** Path of the feed folder. */
  readonly folder: string;
  /** As they are now. */
  readonly indexes: readonly FeedIndex[];
  readonly formats: readonly DeltaFormatName[];
  readonly channel?: string | undefined;
  readonly candidate: Pick<ReleaseCandidate, 'version'>;
}

/**
 * The indexes to add a release to, one for each format. Where the feed does not have one yet it is empty; but ours
 * begins with the newest full package before the candidate, so that there is a delta from the first day.
 */
export async function indexesToAddTo(feed: WantedIndexes): Promise<readonly FeedIndex[]> {
  const { indexes, formats, channel } = feed;
  const wanted = formats.map(async (format): Promise<FeedIndex> => {
    const fileName = indexFileName(format, channel);
    const found = indexes.find((index) => index.fileName === fileName);
    if (found !== undefined) return found;
    return { fileName, format, entries: format === 'nuspine' ? await fullBefore(feed) : [] };
  });
  return Promise.all(wanted);
}

/** Squirrel's index has no SHA-256; ours lists nothing without. */
async function fullBefore({ folder, indexes, candidate }: WantedIndexes): Promise<readonly ReleaseEntry[]> {
  const compare = versionOrder('nuspine');
  const [newest] = indexes
    .flatMap(({ entries }) => entries)
    .filter(({ isDelta, baseUrl }) => !isDelta && baseUrl === undefined)
    .filter(({ version }) => compare(version, candidate.version) < 0)
    .toSorted((a, b) => compare(b.version, a.version));
  if (newest === undefined) return [];
  const { packageId, version, fileName, isDelta } = newest;
  const stamp = await withFileSource(join(folder, fileName), stampSource);
  return [{ packageId, version, fileName, isDelta, ...stamp }];
}
