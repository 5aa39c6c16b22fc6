import {
  BLOCK,
  CODE_LENGTH_ORDER,
  codesOf,
  DISTANCE_BASES,
  DISTANCE_BITS,
  END_OF_BLOCK,
  FIRST_LENGTH_CODE,
  FIXED_DISTANCES,
  FIXED_LENGTHS,
  LENGTH_BASES,
  LENGTH_BITS,
  MAX_MATCH,
  MAX_STORED,
  REPEAT_CODES,
  REPEAT_LAST,
} from './deflate-format.ts';
import type { DeflateBlock } from './read-deflate.ts';

/** The token at a place of the content: bytes that it stands for, and how far back they are; 1 and 0 for a literal. */
export type NextToken = (at: number) => { readonly length: number; readonly distance: number };

/**
 * Writes a deflate stream of `content` from what its compressor decided. Exactly `size` bytes are given, whatever the
 * decisions are: with those of another stream they are the wrong ones.
 */
export function writeDeflate(
  content: Uint8Array,
  blocks: readonly DeflateBlock[],
  nextToken: NextToken,
  size: number,
): Uint8Array {
  const bits = bitWriter(size);
  let at = 0;
  blocks.forEach((block, index) => {
    bits.write(index === blocks.length - 1 ? 1 : 0, 1);
    bits.write(block.type, 2);
    if (block.type === BLOCK.stored) {
      const stored = content.subarray(at, at + block.tokens);
      writeStored(bits, stored);
      at += stored.length;
      return;
    }
    const { lengths, distances } = block.type === BLOCK.dynamic ? writeHeader(bits, block.header) : FIXED;
    for (let left = block.tokens; left > 0 && at < content.length; left -= 1) {
      const { length, distance } = nextToken(at);
      if (length === 1) lengths(bits, content[at] ?? 0);
      else writeMatch(bits, length, distance, lengths, distances);
      at += length;
    }
    lengths(bits, END_OF_BLOCK);
  });
  return bits.written();
}

/** §3.2.4. */
function writeStored(bits: BitWriter, content: Uint8Array): void {
  bits.align();
  for (const word of [content.length, MAX_STORED - content.length]) {
    bits.write(word & 0xff, 8);
    bits.write(word >>> 8, 8);
  }
  for (const byte of content) bits.write(byte, 8);
}

type CodeWriter = (bits: BitWriter, symbol: number) => void;

interface BlockWriters {
  readonly lengths: CodeWriter;
  readonly distances: CodeWriter;
}

const FIXED: BlockWriters = { lengths: codeWriter(FIXED_LENGTHS), distances: codeWriter(FIXED_DISTANCES) };

function writeHeader(bits: BitWriter, header: readonly number[]): BlockWriters {
  const [lengthCount = 0, distanceCount = 0, orderCount = 0] = header;
  bits.write(lengthCount, 5);
  bits.write(distanceCount, 5);
  bits.write(orderCount, 4);
  let next = 3;
  const orderLengths = new Array<number>(CODE_LENGTH_ORDER.length).fill(0);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, orderCount + 4)) {
    const length = header[next++] ?? 0;
    orderLengths[symbol] = length;
    bits.write(length, 3);
  }
  const write = codeWriter(orderLengths);
  const all: number[] = [];
  while (next < header.length) {
    const symbol = header[next++] ?? 0;
    write(bits, symbol);
    const repeat = REPEAT_CODES.get(symbol);
    if (repeat === undefined) {
      all.push(symbol);
      continue;
    }
    const extra = header[next++] ?? 0;
    bits.write(extra, repeat.bits);
    const value = symbol === REPEAT_LAST ? (all.at(-1) ?? 0) : 0;
    for (let left = extra + repeat.least; left > 0; left -= 1) all.push(value);
  }
  return {
    lengths: codeWriter(all.slice(0, lengthCount + FIRST_LENGTH_CODE)),
    distances: codeWriter(all.slice(lengthCount + FIRST_LENGTH_CODE)),
  };
}

function writeMatch(
  bits: BitWriter,
  length: number,
  distance: number,
  lengths: CodeWriter,
  distances: CodeWriter,
): void {
  const lengthIndex = LENGTH_INDEXES[length] ?? 0;
  lengths(bits, FIRST_LENGTH_CODE + lengthIndex);
  bits.write(length - (LENGTH_BASES[lengthIndex] ?? 0), LENGTH_BITS[lengthIndex] ?? 0);
  const distanceIndex = distanceIndexOf(distance);
  distances(bits, distanceIndex);
  bits.write(distance - (DISTANCE_BASES[distanceIndex] ?? 0), DISTANCE_BITS[distanceIndex] ?? 0);
}

/** For each length of a match the last base that is not above it; -1 for none. */
const LENGTH_INDEXES = Int8Array.from({ length: MAX_MATCH + 1 }, (_, length) =>
  LENGTH_BASES.findLastIndex((base) => base <= length),
);

/** The last base that is not above a distance, -1 for none: there are two for each power of two, but for the first. */
function distanceIndexOf(distance: number): number {
  if (distance < 3) return distance - 1;
  const power = 31 - Math.clz32(distance - 1);
  return 2 * power + (((distance - 1) >>> (power - 1)) & 1);
}

/** A symbol without a code writes nothing. */
function codeWriter(lengths: readonly number[]): CodeWriter {
  const codes = codesOf(lengths);
  return (bits, symbol) => {
    bits.write(codes[symbol] ?? 0, lengths[symbol] ?? 0);
  };
}

interface BitWriter {
  /** Appends the lowest `count` bits, at most 15, the lowest first. What does not fit any more is dropped. */
  write(value: number, count: number): void;
  /** Appends zero bits up to the next whole byte. */
  align(): void;
  written(): Uint8Array;
}

function bitWriter(size: number): BitWriter {
  const bytes = new Uint8Array(size);
  let [at, held, heldBits] = [0, 0, 0];
  const write = (value: number, count: number): void => {
    held |= (value & (2 ** count - 1)) << heldBits;
    for (heldBits += count; heldBits >= 8; heldBits -= 8) {
      if (at < size) bytes[at++] = held;
      held >>>= 8;
    }
  };
  return {
    write,
    align: () => {
      write(0, (8 - heldBits) & 7);
    },
    written: () => {
      if (heldBits > 0 && at < size) bytes[at] = held;
      return bytes;
    },
  };
}
