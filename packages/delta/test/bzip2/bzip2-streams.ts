import { bzip2Compress } from '../../src/index.ts';

/** "banana" as bzip2 1.0.8 writes it. Bit offsets: 32 block mark, 80 block CRC, 112 randomised, 113 origin. */
export const BANANA: Uint8Array = Uint8Array.from(
  Buffer.from('425a6839314159265359efb6ec0100000181003001200030cc0c7a885e2ee48a70a121df6dd802', 'hex'),
);

/** A copy with the given bits, counted from the start of the stream, turned around. */
export function withFlippedBits(bytes: Uint8Array, ...bits: readonly number[]): Uint8Array {
  const copy = bytes.slice();
  for (const bit of bits) copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return copy;
}

/** A stream of several blocks. */
export function longStream(): Uint8Array {
  return bzip2Compress(new Uint8Array(950_000).map((_, i) => (i * i) >> 7));
}
