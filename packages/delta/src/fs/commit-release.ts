import { syncFolder, writeFileAtomically } from '@nuspine/primitives/fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { WrittenFile } from '../delta-report.ts';
import { formatReleases, type ReleaseEntry, releaseEntry, RELEASES_FILE_NAME } from '../releases-index.ts';
import type { FeedLock } from './feed-lock.ts';

/** A finished file beside the feed, and what it is to be called in it. */
export interface PlacedFile {
  /** Path, on the file system of the feed. */
  readonly from: string;
  readonly file: WrittenFile;
}

/**
 * Moves finished files into a feed and lists them. Clients read only what the index lists, so its rename is the one
 * moment at which the feed changes. If it cannot be written, the files are removed again.
 * Throws `DELTA_FEED_LOCKED` if the lock was lost meanwhile, or `FILE_WRITE_FAILED`.
 */
export async function commitRelease(
  folder: string,
  entries: readonly ReleaseEntry[],
  files: readonly PlacedFile[],
  lock: FeedLock,
): Promise<void> {
  const added = files.map(({ file: { name, size, sha1 } }) => releaseEntry({ fileName: name, size, sha1 }));
  const index = formatReleases([...entries, ...added]);
  await lock.requireHeld();
  try {
    for (const { from, file } of files) await moveDurably(from, join(folder, file.name));
    await syncFolder(folder);
    await lock.requireHeld();
    await writeFileAtomically(join(folder, RELEASES_FILE_NAME), (sink) => sink.write(index));
  } catch (error) {
    for (const { file } of files) await rm(join(folder, file.name), { force: true });
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
