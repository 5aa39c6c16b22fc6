import { readFile } from 'node:fs/promises';
import type { Pin } from '../matrix.ts';
import { parseLock } from '../solve/parse-lock.ts';

/** Reads the versions to keep from a file. Throws `MATRIX_LOCK_INVALID`, and the system's error if it cannot be read. */
export async function readLockFile(path: string): Promise<readonly Pin[]> {
  return parseLock(await readFile(path, 'utf8'));
}
