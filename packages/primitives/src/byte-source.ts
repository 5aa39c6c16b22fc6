import { PrimitivesError } from './errors.ts';

/**
 * Random access to immutable bytes: a file, a buffer, a range of another source, a remote object.
 * A reader asks for exactly what it needs, so a package of any size is read in bounded memory.
 */
export interface ByteSource {
  /** Length in bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`. Throws `SOURCE_OUT_OF_RANGE` rather than returning fewer. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** Where the bytes stand in an open file, for who can read them there in another thread. */
  readonly file?: FilePlace;
}

/** A place in an open file, which stays open as long as the source is used. */
export interface FilePlace {
  /** Any thread of the process may read with it. */
  readonly descriptor: number;
  readonly offset: number;
}

/** A source over bytes in memory. The bytes are not copied: they must not change while the source is used. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => {
      requireRange(bytes.length, offset, length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** The part of `source` from `offset`, `size` bytes long, as a source of its own. */
export function sliceSource(source: ByteSource, offset: number, size: number): ByteSource {
  requireRange(source.size, offset, size);
  const { file } = source;
  return {
    size,
    read: async (at, length) => {
      requireRange(size, at, length);
      return source.read(offset + at, length);
    },
    ...(file === undefined ? {} : { file: { ...file, offset: file.offset + offset } }),
  };
}

/** The bytes of a source in order, in pieces of at most `chunkSize` bytes. */
export async function* sourceChunks(source: ByteSource, chunkSize: number = 1 << 20): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < source.size; offset += chunkSize) {
    yield await source.read(offset, Math.min(chunkSize, source.size - offset));
  }
}

/** Throws `SOURCE_OUT_OF_RANGE` unless `offset` and `length` name bytes inside a source of `size` bytes. */
export function requireRange(size: number, offset: number, length: number): void {
  const whole = Number.isSafeInteger(offset) && Number.isSafeInteger(length);
  if (!whole || offset < 0 || length < 0 || offset + length > size) {
    throw new PrimitivesError('SOURCE_OUT_OF_RANGE', `read of ${String(length)} bytes ends beyond the source`, {
      offset,
      wanted: length,
      max: size,
    });
  }
}
