import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareOrdinal } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';

/** What a folder of a feed holds, in ordinal order. */
export interface FeedFolder {
  /** Names of its package files. */
  readonly packages: readonly string[];
  /** Names of all its files. */
  readonly files: readonly string[];
  /** Names of its folders. */
  readonly folders: readonly string[];
}

const PACKAGE_FILE = /\.nupkg$/i;

/** Throws `FEED_UNREADABLE`. */
export async function readFeedFolder(path: string): Promise<FeedFolder> {
  const entries = await readSorted(path);
  const areFolders = await Promise.all(entries.map((entry) => isFolder(path, entry)));
  const files = entries.filter((_, at) => areFolders[at] === false).map((entry) => entry.name);
  return {
    files,
    packages: files.filter((name) => PACKAGE_FILE.test(name)),
    folders: entries.filter((_, at) => areFolders[at] === true).map((entry) => entry.name),
  };
}

/** Links are followed, as restore does: some tools put together a feed of nothing but links into their stores. */
async function isFolder(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  return stat(join(path, entry.name)).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function readSorted(path: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.toSorted((a, b) => compareOrdinal(a.name, b.name));
  } catch (cause) {
    throw new NupkgError('FEED_UNREADABLE', 'feed folder cannot be read', { path, cause });
  }
}

/** Paths of the packages that a flat feed serves: those in the folder, then those one level below; none deeper. */
export async function flatFeedPackages(path: string): Promise<readonly string[]> {
  const root = await readFeedFolder(path);
  const below = await Promise.all(
    root.folders.map(async (folder) => {
      const { packages } = await readFeedFolder(join(path, folder));
      return packages.map((name) => join(path, folder, name));
    }),
  );
  return [...root.packages.map((name) => join(path, name)), ...below.flat()];
}
