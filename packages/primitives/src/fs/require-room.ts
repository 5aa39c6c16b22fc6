import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrimitivesError } from '../errors.ts';

/** Bytes that this user may still write to the disk of a folder; `undefined` where the system does not say. */
export type FreeBytes = (folder: string) => Promise<number | undefined>;

/**
 * Throws `FILE_WRITE_FAILED` if the disk that the file `path` is to be on has fewer than `size` bytes left: better before
 * minutes of work than after them. Where the system does not say, writing will tell.
 */
export async function requireRoom(path: string, size: number, freeBytes: FreeBytes = askSystem): Promise<void> {
  const found = await freeBytes(dirname(path));
  if (found === undefined || found >= size) return;
  throw new PrimitivesError('FILE_WRITE_FAILED', 'disk has too little room for the file', {
    path,
    wanted: size,
    found,
  });
}

async function askSystem(folder: string): Promise<number | undefined> {
  try {
    const found = statfsSync(folder);
    return found.blocks === 0 ? undefined : found.bavail * found.bsize;
  } catch {
    return undefined;
  }
}
