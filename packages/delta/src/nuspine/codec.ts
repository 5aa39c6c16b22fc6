import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import { promisify } from 'node:util';
import { DeltaError } from '../errors.ts';

const LARGEST_WINDOW = 24;
const compress = promisify(brotliCompress);

/** A stream, compressed. */
export interface PackedStream {
  /** Of the stream as it was, in bytes. */
  readonly size: number;
  readonly packed: Uint8Array;
}

/** Compresses streams beside each other, in threads of the runtime. `quality` from 0 to 11. */
export function packStreams(streams: readonly Uint8Array[], quality: number): Promise<PackedStream[]> {
  return Promise.all(
    streams.map(async (stream) => ({ size: stream.length, packed: await packStream(stream, quality) })),
  );
}

/** Compresses one stream (RFC 7932). An empty stream stays empty. */
export async function packStream(bytes: Uint8Array, quality: number): Promise<Uint8Array> {
  if (bytes.length === 0) return bytes;
  return compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_LGWIN]: LARGEST_WINDOW,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/** The `size` bytes of a stream. No more are ever made. Throws `DELTA_CONTAINER_CORRUPT`. */
export function unpackStream(packed: Uint8Array, size: number): Uint8Array {
  if (size === 0 && packed.length === 0) return packed;
  try {
    const bytes = brotliDecompressSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (bytes.length === size) return bytes;
  } catch (cause) {
    throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'a stream cannot be unpacked', { wanted: size, cause });
  }
  throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'a stream is not of its stated size', { wanted: size });
}
