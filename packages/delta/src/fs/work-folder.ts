import { TEMPORARY_SUFFIX } from '@nuspine/primitives/fs';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Makes a temporary folder inside `parent`, on the same file system, hands its path to `use` and always removes it. A
 * killed process leaves it behind under a name that `removeLeftovers` knows.
 */
export async function withWorkFolder<T>(parent: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(parent, `.work.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`);
  await mkdir(folder);
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** True for a file or folder that a killed process left behind. It is safe to delete when nobody works in its folder. */
export function isLeftover(name: string): boolean {
  return name.startsWith('.') && name.endsWith(TEMPORARY_SUFFIX);
}

/** Removes what killed processes left in `folder` under names that start with `prefix`. Only for whoever holds the lock of the folder. */
export async function removeLeftovers(folder: string, prefix = ''): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix) && isLeftover(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Makes `folder` if it is not there. If `use` throws, what was made is removed again as far as it is empty. */
export async function withFolder<T>(folder: string, use: () => Promise<T>): Promise<T> {
  const firstMade = await mkdir(folder, { recursive: true });
  try {
    return await use();
  } catch (error) {
    if (firstMade !== undefined) await removeEmptyFolders(resolve(folder), resolve(firstMade));
    throw error;
  }
}

async function removeEmptyFolders(innermost: string, outermost: string): Promise<void> {
  try {
    for (let folder = innermost; ; folder = dirname(folder)) {
      await rmdir(folder);
      if (folder === outermost) return;
    }
  } catch {
    // Someone put something there meanwhile: it stays.
  }
}
