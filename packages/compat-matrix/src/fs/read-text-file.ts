import { PrimitivesError } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { requireWithin } from '../limits.ts';

/**
 * A whole file as text. Throws `SOURCE_READ_FAILED` for one that cannot be read or is not UTF-8, and
 * `MATRIX_LIMIT_EXCEEDED`.
 */
export async function readTextFile(path: string): Promise<string> {
  return withFileSource(path, async (source) => {
    requireWithin('fileBytes', source.size);
    return decode(await source.read(0, source.size), path);
  });
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'file is not text in UTF-8', { path, cause });
  }
}
