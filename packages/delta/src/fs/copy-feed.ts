import { constants, copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RELEASES_FILE_NAME } from '../releases-index.ts';
import { readFeed } from './read-feed.ts';
import { hasIndex } from './read-sound-feed.ts';

/**
 * Copies what a feed lists and its index, last, into an empty folder. A feed that is not there is copied as nothing, and
 * so is a package that lies elsewhere. Throws what `parseReleases` throws, or as copying does.
 */
export async function copyFeed(from: string, to: string): Promise<void> {
  if (!(await hasIndex(from))) return;
  const { entries } = await readFeed(from);
  const local = entries.filter(({ baseUrl }) => baseUrl === undefined);
  for (const name of [...local.map(({ fileName }) => fileName), RELEASES_FILE_NAME]) {
    // Shares the bytes on disk where the file system can.
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
  }
}
