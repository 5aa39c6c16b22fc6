import type { Matrix } from '../matrix.ts';
import { parseMatrix } from '../parse-matrix.ts';
import { parseTextFile } from './parse-text-file.ts';

/** A `versions.toml`, and what it says. */
export interface MatrixText {
  readonly text: string;
  readonly matrix: Matrix;
}

/** Reads a `versions.toml` from a file. Throws what `parseMatrix` does, and what `readTextFile` does. */
export async function readMatrixFile(path: string): Promise<Matrix> {
  return parseTextFile(path, parseMatrix);
}

/** The same, for who keeps the text as well. */
export async function readMatrixText(path: string): Promise<MatrixText> {
  return parseTextFile(path, (text) => ({ text, matrix: parseMatrix(text) }));
}
