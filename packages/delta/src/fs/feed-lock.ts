import { PrimitivesError } from '@nuspine/primitives';
import { type FolderLock, withFolderLock } from '@nuspine/primitives/fs';
import { DeltaError } from '../errors.ts';

/** Name of the lock in a feed folder. */
export const LOCK_FILE_NAME = '.nuspine-lock';

/** A feed that only this call may change. */
export interface FeedLock {
  /** Throws `DELTA_FEED_LOCKED` if someone removed the lock. To be called right before what cannot be taken back. */
  requireHeld(): Promise<void>;
}

/**
 * Takes the lock of a feed folder, or another lock in a folder by its name, runs `use` and gives the lock back. Never
 * waits: throws `DELTA_FEED_LOCKED` if it is held. Whose lock is taken over is in `withFolderLock`.
 */
export async function withFeedLock<T>(
  folder: string,
  use: (lock: FeedLock) => Promise<T>,
  name: string = LOCK_FILE_NAME,
): Promise<T> {
  try {
    return await withFolderLock(folder, name, (lock) => use({ requireHeld: () => inFeed(lock) }));
  } catch (error) {
    throw ofFeed(error);
  }
}

async function inFeed(lock: FolderLock): Promise<void> {
  try {
    await lock.requireHeld();
  } catch (error) {
    throw ofFeed(error);
  }
}

function ofFeed(error: unknown): unknown {
  const isLocked = error instanceof PrimitivesError && error.code === 'FOLDER_LOCKED';
  return isLocked ? new DeltaError('DELTA_FEED_LOCKED', error.message, error.details) : error;
}
