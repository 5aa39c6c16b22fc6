import { mkdirSync, renameSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PrimitivesError } from '../errors.ts';
import { syncFolder } from './atomic-file.ts';
import { temporaryPath } from './temporary-path.ts';
import { withTemporary } from './with-temporary.ts';

/** Gives a folder another name at one moment, as `renameSync` does. */
export type RenameFolder = (from: string, to: string) => void;

/**
 * Makes a folder beside `path`, has it filled, and puts it there when it is whole, in the place of another if that `isThere`,
 * which is removed. What was there stays, and nothing else, if `fill` throws or `process.exit` is called meanwhile. Throws
 * what the operating system says, and what `placeFolder` throws.
 */
export async function replaceFolder(
  path: string,
  isThere: boolean,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  await withTemporary(temporaryPath(dirname(path), basename(path)), async (next) => {
    // At once: a process that ends meanwhile removes what is there, and not what comes afterwards.
    mkdirSync(next, { recursive: true });
    await fill(next);
    await syncFolder(next);
    await placeFolder(next, path, isThere);
  });
}

/**
 * Puts a whole folder that lies beside `path` there, in the place of another if that `isThere`, which is removed then. If
 * it cannot be put there, what was there comes back. Throws what the operating system says, and `FILE_WRITE_FAILED`, which
 * names the place where what was there lies, if it cannot come back.
 */
export async function placeFolder(
  next: string,
  path: string,
  isThere: boolean,
  rename: RenameFolder = renameSync,
): Promise<void> {
  const before = temporaryPath(dirname(path), basename(path));
  if (isThere) rename(path, before);
  // Nothing of this process comes between the two renames.
  try {
    rename(next, path);
  } catch (cause) {
    if (isThere) bringBack(before, path, rename);
    throw cause;
  }
  await syncFolder(dirname(path));
  // Only now: until the other folder is in its place, this is the only one.
  if (isThere) await withTemporary(before, () => Promise.resolve());
}

function bringBack(before: string, path: string, rename: RenameFolder): void {
  try {
    rename(before, path);
  } catch (cause) {
    const message =
      'folder cannot be replaced, nor put back; what was in it lies beside it, under the name that was found';
    throw new PrimitivesError('FILE_WRITE_FAILED', message, { path, found: before, cause });
  }
}
