import type { Pin } from '../matrix.ts';
import { parseLock } from '../solve/parse-lock.ts';
import { parseTextFile } from './parse-text-file.ts';

/** Reads the versions to keep from a file. Throws `MATRIX_LOCK_INVALID`, and what `readTextFile` does. */
export async function readLockFile(path: string): Promise<readonly Pin[]> {
  return parseTextFile(path, parseLock);
}
