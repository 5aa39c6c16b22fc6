import { constants, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFeed } from './read-feed.ts';
import { hasIndex } from './read-sound-feed.ts';

/**
 * Copies what a feed lists and its indexes, last, into an empty folder. A feed that is not there is copied as nothing, and
 * so is a package that lies elsewhere. Throws what `parseIndex` throws, or as copying does.
 */
export async function copyFeed(from: string, to: string): Promise<void> {
  if (!(await hasIndex(from))) return;
  const { indexes } = await readFeed(from);
  const local = indexes.flatMap(({ entries }) => entries).filter(({ baseUrl }) => baseUrl === undefined);
  const packages = new Set(local.map(({ fileName }) => fileName));
  for (const name of [...packages, ...indexes.map(({ fileName }) => fileName)]) {
    // Shares the bytes on disk where the file system can.
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
  }
}
