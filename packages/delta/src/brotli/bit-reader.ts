import { DeltaError } from '../errors.ts';

/** Bits of a Brotli stream, the lowest of each byte first (RFC 7932, §1.5.1). */
export interface BitReader {
  /** The next `count` bits, at most 24. Throws `DELTA_CONTAINER_CORRUPT` behind the end. */
  read(count: number): number;
  /** The same without going on; zeros stand behind the end. */
  peek(count: number): number;
  /** Goes on to the next whole byte, then `bytes` further. */
  skipBytes(bytes: number): void;
  /** Bits that have been read. */
  position(): number;
}

export function bitReader(bytes: Uint8Array): BitReader {
  let at = 0;
  const byteAt = (index: number): number => bytes[index] ?? 0;
  const peek = (count: number): number => {
    const first = Math.floor(at / 8);
    const word = byteAt(first) + byteAt(first + 1) * 2 ** 8 + byteAt(first + 2) * 2 ** 16 + byteAt(first + 3) * 2 ** 24;
    return Math.floor(word / 2 ** (at % 8)) % 2 ** count;
  };
  const skip = (count: number): void => {
    at += count;
    if (at > 8 * bytes.length) throw new DeltaError('DELTA_CONTAINER_CORRUPT', 'a packed stream ends too early');
  };
  return {
    peek,
    read: (count) => {
      const value = peek(count);
      skip(count);
      return value;
    },
    skipBytes: (count) => {
      skip((8 - (at % 8)) % 8);
      skip(8 * count);
    },
    position: () => at,
  };
}
