import type { Pin } from '../matrix.ts';
import { parseLock } from '../solve/parse-lock.ts';
import { namingFile } from './naming-file.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads the versions to keep from a file. Throws `MATRIX_LOCK_INVALID`, and what `readTextFile` does. */
export async function readLockFile(path: string): Promise<readonly Pin[]> {
  const text = await readTextFile(path);
  try {
    return parseLock(text);
  } catch (error) {
    throw namingFile(error, path);
  }
}
