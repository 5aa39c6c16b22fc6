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

const CRC_BITS = 32;
/** Where the checksum of the first block stands, behind the marks of the stream and of the block. */
const BLOCK_CRC = 80;
const RANDOMISED = BLOCK_CRC + CRC_BITS;
const END_MARK = 0x177245385090n;

/** A stream of one block, randomised as the encoder of version 0.9.0 did: one bit flipped before each distance ends. */
export function randomised(bytes: Uint8Array, distances: readonly number[]): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  let end = 0;
  for (const distance of distances) {
    end += distance;
    if (end - 2 < flipped.length) flipped[end - 2] = (flipped[end - 2] ?? 0) ^ 1;
  }
  const [wanted, found] = [bytes, flipped].map((each) => bitsOf(bzip2Compress(each)));
  if (wanted === undefined || found === undefined) throw new RangeError('two streams are two');
  const streamCrc = found.lastIndexOf(END_MARK.toString(2).padStart(48, '0')) + 48;
  const wrong = Array.from({ length: CRC_BITS }, (_, bit) => bit).filter(
    (bit) => wanted[BLOCK_CRC + bit] !== found[BLOCK_CRC + bit],
  );
  const places = [RANDOMISED, ...wrong.flatMap((bit) => [BLOCK_CRC + bit, streamCrc + bit])];
  return withFlippedBits(bzip2Compress(flipped), ...places);
}

function bitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
}
