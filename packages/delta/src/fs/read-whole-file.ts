import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { DeltaError } from '../errors.ts';
import { MAX_FILE_SIZE } from '../limits.ts';

/** All bytes of a file. Throws `DELTA_LIMIT_EXCEEDED` before any memory is taken, and `SOURCE_READ_FAILED`. */
export function readWholeFile(path: string, max: number = MAX_FILE_SIZE): Promise<Uint8Array> {
  return withFileSource(path, async (source) => {
    requireSize(source, path, max);
    return source.read(0, source.size);
  });
}

/** Size of a file in bytes. Throws `DELTA_LIMIT_EXCEEDED` and `SOURCE_READ_FAILED`. */
export function sizeOfFile(path: string, max: number = MAX_FILE_SIZE): Promise<number> {
  return withFileSource(path, async (source) => {
    requireSize(source, path, max);
    return source.size;
  });
}

/** Reads a file into `bytes`, which are as long as it is. Throws `SOURCE_READ_FAILED`, `SOURCE_OUT_OF_RANGE`. */
export async function readFileInto(path: string, bytes: Uint8Array): Promise<void> {
  await withFileSource(path, async (source) => {
    let filled = 0;
    for await (const chunk of sourceChunks(sliceSource(source, 0, bytes.length))) {
      bytes.set(chunk, filled);
      filled += chunk.length;
    }
  });
}

function requireSize({ size: found }: ByteSource, path: string, max: number): void {
  if (found <= max) return;
  throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'file is larger than allowed', { path, found, max });
}
