import { withFileSource } from '@nuspine/primitives/fs';
import { DeltaError } from '../errors.ts';
import { MAX_FILE_SIZE } from '../limits.ts';

/** All bytes of a file. Throws `DELTA_LIMIT_EXCEEDED` before any memory is taken, and `SOURCE_READ_FAILED`. */
export function readWholeFile(path: string, max: number = MAX_FILE_SIZE): Promise<Uint8Array> {
  return withFileSource(path, async (source) => {
    if (source.size > max) {
      throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'file is larger than allowed', { path, found: source.size, max });
    }
    return source.read(0, source.size);
  });
}
