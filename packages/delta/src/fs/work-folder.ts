import { atExit, TEMPORARY_SUFFIX, temporaryPath, withTemporary } from '@nuspine/primitives/fs';
import { mkdirSync, rmdirSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { LOCK_FILE_NAME } from './feed-lock.ts';

/**
 * Makes a temporary folder inside `parent`, on the same file system, hands its path to `use` and always removes it, also
 * when `process.exit` is called meanwhile. A killed process leaves it behind under a name that `removeLeftovers` knows.
 */
export async function withWorkFolder<T>(parent: string, use: (folder: string) => Promise<T>): Promise<T> {
  return withTemporary(temporaryPath(parent, 'work'), (folder) => {
    mkdirSync(folder);
    return use(folder);
  });
}

/** True for a file or folder that a killed process left behind. It is safe to delete when nobody works in its folder. */
export function isLeftover(name: string): boolean {
  return name.startsWith('.') && name.endsWith(TEMPORARY_SUFFIX);
}

/**
 * Removes what killed processes left in `folder`. Only for whoever holds the lock of the folder. What was left of that is
 * gone, and what is there of it is somebody's who takes it now.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const isOfLock = name.startsWith(`${LOCK_FILE_NAME}.`);
    if (isLeftover(name) && !isOfLock) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Makes `folder` if it is not there. If `use` throws, or `process.exit` is called meanwhile, what was made is removed again
 * as far as it is empty.
 */
export async function withFolder<T>(folder: string, use: () => Promise<T>): Promise<T> {
  const firstMade = mkdirSync(folder, { recursive: true });
  if (firstMade === undefined) return use();
  const [innermost, outermost] = [resolve(folder), resolve(firstMade)];
  const forget = atExit(() => {
    removeEmptyFolders(innermost, outermost);
  });
  try {
    return await use();
  } catch (error) {
    removeEmptyFolders(innermost, outermost);
    throw error;
  } finally {
    forget();
  }
}

function removeEmptyFolders(innermost: string, outermost: string): void {
  try {
    for (let folder = innermost; ; folder = dirname(folder)) {
      rmdirSync(folder);
      if (folder === outermost) return;
    }
  } catch {
    // Someone put something there meanwhile: it stays.
  }
}
