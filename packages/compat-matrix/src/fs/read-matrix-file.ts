import type { Matrix } from '../matrix.ts';
import { parseMatrix } from '../parse-matrix.ts';
import { namingFile } from './naming-file.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads a `versions.toml` from a file. Throws what `parseMatrix` does, and what `readTextFile` does. */
export async function readMatrixFile(path: string): Promise<Matrix> {
  const text = await readTextFile(path);
  try {
    return parseMatrix(text);
  } catch (error) {
    throw namingFile(error, path);
  }
}
