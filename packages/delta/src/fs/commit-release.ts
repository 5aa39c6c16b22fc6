import { syncFolder, writeFileAtomically } from '@nuspine/primitives/fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenFile } from '../delta-report.ts';
import { type FeedIndex, formatIndex } from '../feed-index.ts';
import type { FeedLock } from './feed-lock.ts';

/** A finished file beside the feed, and what it is to be called in it. */
export interface PlacedFile {
  /** Path, on the file system of the feed. */
  readonly from: string;
  readonly file: WrittenFile;
}

/**
 * Moves finished files into a feed and writes its indexes. Clients read only what an index lists, so its rename is the
 * one moment at which the feed changes for them. If the first cannot be written, the files are removed again; if a later
 * one cannot, what is listed stays, and releasing again finishes the work.
 * Throws `DELTA_FEED_LOCKED` if the lock was lost meanwhile, or `FILE_WRITE_FAILED`.
 */
export async function commitRelease(
  folder: string,
  indexes: readonly FeedIndex[],
  files: readonly PlacedFile[],
  lock: FeedLock,
): Promise<void> {
  const contents = indexes.map((index) => ({ path: join(folder, index.fileName), content: formatIndex(index) }));
  const moved: string[] = [];
  let listed = false;
  await lock.requireHeld();
  try {
    for (const { from, file } of files) {
      const to = join(folder, file.name);
      await moveDurably(from, to);
      moved.push(to);
    }
    await syncFolder(folder);
    for (const { path, content } of contents) {
      await lock.requireHeld();
      await writeFileAtomically(path, (sink) => sink.write(content));
      listed = true;
    }
  } catch (error) {
    if (!listed) for (const path of moved) await rm(path, { force: true });
    throw error;
  }
}

/** Whoever made the file need not have synced it, and the index must never outlive what it lists. */
async function moveDurably(from: string, to: string): Promise<void> {
  const file = await open(from, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(from, to);
}
