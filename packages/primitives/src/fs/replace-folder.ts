import { renameSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './atomic-file.ts';
import { temporaryPath } from './temporary-path.ts';
import { withTemporary } from './with-temporary.ts';

/**
 * Makes a folder beside `path`, has it filled, and puts it there when it is whole, in the place of another if that `isThere`,
 * which is removed. What was there stays, and nothing else, if `fill` throws or `process.exit` is called meanwhile. Throws
 * what the operating system says.
 */
export async function replaceFolder(
  path: string,
  isThere: boolean,
  fill: (folder: string) => Promise<void>,
): Promise<void> {
  await withTemporary(temporaryPath(dirname(path), basename(path)), async (work) => {
    const next = join(work, 'next');
    await mkdir(next, { recursive: true });
    await fill(next);
    await syncFolder(next);
    swap(next, path, isThere ? join(work, 'before') : undefined);
    await syncFolder(dirname(path));
  });
}

/** Nothing of this process comes between the two renames, and what was there comes back if the second fails. */
function swap(next: string, path: string, before: string | undefined): void {
  if (before !== undefined) renameSync(path, before);
  try {
    renameSync(next, path);
  } catch (error) {
    if (before !== undefined) renameSync(before, path);
    throw error;
  }
}
