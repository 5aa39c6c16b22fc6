import { documentReader } from '@nuspine/primitives/json';
import type { TSchema } from 'typebox';
import { MatrixError, type MatrixErrorCode } from './errors.ts';

/** Reads a JSON document by its schema. What it gives throws an error of `code` with every fault. */
export function jsonReader<T>(schema: TSchema, code: MatrixErrorCode): (text: string, path?: string) => T {
  const read = documentReader<TSchema, T>(schema, { byteOrderMark: true });
  return (text, path) =>
    read(text, (faults, cause) => {
      const found = faults.map(({ pointer, message }) => `${pointer} ${message}`.trim());
      throw new MatrixError(code, `document does not follow its schema: ${found[0] ?? ''}`, {
        ...(path === undefined ? {} : { path }),
        found,
        cause,
      });
    });
}
