import { MatrixError } from '../errors.ts';
import { readTextFile } from './read-text-file.ts';

/**
 * What `parse` makes of a file. A parser knows a text only by the name such files have, if by any: what it throws names
 * the file here. Throws what `readTextFile` does, too.
 */
export async function parseTextFile<T>(path: string, parse: (text: string) => T): Promise<T> {
  const text = await readTextFile(path);
  try {
    return parse(text);
  } catch (error) {
    throw namingFile(error, path);
  }
}

function namingFile(error: unknown, path: string): unknown {
  if (!(error instanceof MatrixError)) return error;
  const place = error.details.path?.replace(/^versions\.toml/, path) ?? path;
  return new MatrixError(error.code, error.message, { ...error.details, path: place });
}
