import { MatrixError } from '../errors.ts';

/** What a parser throws, naming the file: it knows a text only by the name such files have, if by any. */
export function namingFile(error: unknown, path: string): unknown {
  if (!(error instanceof MatrixError)) return error;
  const place = error.details.path?.replace(/^versions\.toml/, path) ?? path;
  return new MatrixError(error.code, error.message, { ...error.details, path: place });
}
