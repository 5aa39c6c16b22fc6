import { growTo } from '../memory';

// Everything has a fixed place, because a segment has a largest size:
//   input (window and segment) | positions | sequences of a block | counts and codes | output | packed | tables to inflate
// All sizes are multiples of 64 and all addresses constants, which the compiler then puts into the instructions.

/** Bytes of content before a segment that its matches may reach into; the greatest distance of a match. */
export const WINDOW_SIZE: i32 = 1 << 15;
/** Bytes of content that are compressed in one go. */
export const SEGMENT_SIZE: i32 = 1 << 20;
/** A block ends when it has so many chunks, */
export const MAX_CHUNKS: i32 = 32;
/** each of so many symbols, and those that the last step adds. */
export const CHUNK_SYMBOLS: i32 = 1024;

/** RFC 1951, 3.2.5: literals, end of block and lengths; distances; lengths of codes. */
export const LENGTH_CODES: i32 = 286;
export const DISTANCE_CODES: i32 = 30;
export const BIT_LENGTH_CODES: i32 = 19;
/** Symbols that an array has room for. */
export const SYMBOL_ROOM: i32 = 288;

/** Bits of an index into the rows of positions, and into the positions of three bytes. */
export const ROW_BITS: u32 = 13;
export const SHORT_BITS: u32 = 14;
/** Bytes of a row. */
export const ROW_SIZE: usize = 16;

/** Where the compiler's own data certainly ends. */
const BASE: usize = 4096;
/** Loads of eight bytes may start at the last byte of the input, or a few before the first. */
const SLACK: usize = 512;
/** Bytes of one alphabet: three ints a symbol. */
const ALPHABET_SIZE: usize = 3 * 4 * <usize>SYMBOL_ROOM;
/** A match is the end of a sequence, and no chunk has more of them than steps. */
const SEQUENCES_SIZE: usize = 8 * <usize>(CHUNK_SYMBOLS + 1) * <usize>(MAX_CHUNKS + 2);

export const input: usize = BASE + SLACK;
export const rows: usize = input + <usize>(WINDOW_SIZE + SEGMENT_SIZE) + SLACK;
export const shortPositions: usize = rows + (ROW_SIZE << ROW_BITS);
export const sequences: usize = shortPositions + (2 << SHORT_BITS);
export const chunkLengths: usize = sequences + SEQUENCES_SIZE;
export const chunkDistances: usize = chunkLengths + 4 * <usize>SYMBOL_ROOM;
export const dynamicLengths: usize = chunkDistances + 4 * <usize>SYMBOL_ROOM;
export const dynamicDistances: usize = dynamicLengths + ALPHABET_SIZE;
export const bitLengths: usize = dynamicDistances + ALPHABET_SIZE;
export const fixedLengths: usize = bitLengths + ALPHABET_SIZE;
export const fixedDistances: usize = fixedLengths + ALPHABET_SIZE;
export const sorted: usize = fixedDistances + ALPHABET_SIZE;
export const sortedBefore: usize = sorted + 4 * <usize>SYMBOL_ROOM;
export const digitCounts: usize = sortedBefore + 4 * <usize>SYMBOL_ROOM;
export const nodes: usize = digitCounts + 4 * 256;
export const leafParents: usize = nodes + 4 * <usize>SYMBOL_ROOM;
export const lengthCounts: usize = leafParents + 4 * <usize>SYMBOL_ROOM;
export const nextCodes: usize = lengthCounts + 4 * 16;
export const logarithms: usize = nextCodes + 4 * 16;
export const weights: usize = logarithms + 2 * 4096;
export const lengthSymbols: usize = weights + 4 * 4096;
export const distanceSymbols: usize = lengthSymbols + 256;
export const lengthBases: usize = distanceSymbols + 512;
export const distanceBases: usize = lengthBases + 4 * 32;
export const runs: usize = distanceBases + 4 * 32;
export const literalEntries: usize = runs + 4 * 320;
export const lengthEntries: usize = literalEntries + 4 * 256;
export const distanceEntries: usize = lengthEntries + 4 * 256;
export const output: usize = distanceEntries + 8 * 32;

/** A block takes at most what it takes stored: five bytes for 65,535 and those of a chunk at the least. */
const OUTPUT_SIZE: usize = <usize>SEGMENT_SIZE + ((<usize>SEGMENT_SIZE) >> 4);

/** What is inflated, in pieces, and what follows its end; then the tables of the inflater. */
export const PACKED_SIZE: usize = 1 << 16;
export const packed: usize = output + OUTPUT_SIZE;
export const inflateTables: usize = packed + PACKED_SIZE + SLACK;
const INFLATE_TABLES_SIZE: usize = 1 << 16;

/** Asks for all memory. False if there is not enough. */
export function reserveAll(): bool {
  return __heap_base <= BASE && growTo(inflateTables + INFLATE_TABLES_SIZE);
}
