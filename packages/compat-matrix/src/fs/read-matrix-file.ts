import { MatrixError } from '../errors.ts';
import type { Matrix } from '../matrix.ts';
import { parseMatrix } from '../parse-matrix.ts';
import { readTextFile } from './read-text-file.ts';

/** Reads a `versions.toml` from a file. Throws what `parseMatrix` does, and what `readTextFile` does. */
export async function readMatrixFile(path: string): Promise<Matrix> {
  const text = await readTextFile(path);
  try {
    return parseMatrix(text);
  } catch (error) {
    throw error instanceof MatrixError ? namingFile(error, path) : error;
  }
}

/** The parser knows the text only by the name such files have. */
function namingFile({ code, message, details }: MatrixError, path: string): MatrixError {
  const place = details.path?.replace(/^versions\.toml/, path) ?? path;
  return new MatrixError(code, message, { ...details, path: place });
}
