import { readdir } from 'node:fs/promises';
import { DeltaError } from '../errors.ts';
import { type ReleaseEntry, RELEASES_FILE_NAME } from '../releases-index.ts';
import { readFeed } from './read-feed.ts';
import { verifyFeed } from './verify-feed.ts';

/**
 * What a feed lists, none if it is not there. Deltas go on top of what is there, so a feed that is not sound is not
 * added to: throws `DELTA_FEED_CORRUPT` and leaves it for its owner to mend.
 */
export async function readSoundFeed(folder: string): Promise<readonly ReleaseEntry[]> {
  if (!(await hasIndex(folder))) return [];
  const { problems } = await verifyFeed(folder);
  if (problems.length > 0) {
    throw new DeltaError('DELTA_FEED_CORRUPT', 'feed does not match its index; nothing was added', {
      path: folder,
      found: problems,
    });
  }
  return (await readFeed(folder)).entries;
}

/** True if a folder is a feed. One that is not there is none. */
export async function hasIndex(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).includes(RELEASES_FILE_NAME);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
