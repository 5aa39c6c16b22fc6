import { DeltaError } from '../errors.ts';
import { bzip2Reader, closeBzip2, readBzip2 } from './bzip2-reader.ts';

const CHUNK_SIZE = 1 << 18;

/**
 * Decompresses one bzip2 stream of at most `maxSize` bytes; takes no more memory than that, whatever the stream
 * claims. Throws `DELTA_LIMIT_EXCEEDED` and what `readBzip2` throws.
 */
export function bzip2Decompress(bytes: Uint8Array, maxSize: number): Uint8Array {
  const reader = bzip2Reader(bytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (!reader.hasEnded) {
    const chunk = new Uint8Array(Math.min(CHUNK_SIZE, maxSize + 1 - size));
    const filled = readBzip2(reader, chunk);
    size += filled;
    if (size > maxSize) {
      closeBzip2(reader);
      throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'bzip2 stream is longer than allowed', { max: maxSize });
    }
    chunks.push(chunk.subarray(0, filled));
  }
  return new Uint8Array(Buffer.concat(chunks));
}
