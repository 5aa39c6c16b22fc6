import { growTo } from '../memory';

// Everything has a fixed place, because a segment has a largest size:
//   input (window and segment) | hash chains | symbols of a block | codes | output
// All sizes are multiples of 64 and all addresses constants, which the compiler then puts into the instructions.

/** Bytes of content before a segment that its matches may reach into. */
export const WINDOW_SIZE: i32 = 1 << 15;
/** Bytes of content that are compressed in one go. */
export const SEGMENT_SIZE: i32 = 1 << 20;
/** Symbols of a block: what zlib keeps with memLevel 8 before it writes one. */
export const BLOCK_SYMBOLS: i32 = (1 << 14) - 1;

/** RFC 1951, 3.2.5: literals, end of block and lengths; distances; lengths of codes. */
export const LENGTH_CODES: i32 = 286;
export const DISTANCE_CODES: i32 = 30;
export const BIT_LENGTH_CODES: i32 = 19;
/** Codes of one alphabet, the inner nodes of their tree, and one more. */
export const MAX_NODES: i32 = 2 * LENGTH_CODES + 1;
/** Nodes that an array has room for. */
export const NODE_ROOM: i32 = 576;

/** Where the compiler's own data certainly ends. */
const BASE: usize = 4096;
/** Loads of eight bytes may start at the last byte of the input, or a few before the first. */
const SLACK: usize = 512;
/** Bytes of one alphabet: three ints a node. */
const ALPHABET_SIZE: usize = 3 * 4 * <usize>NODE_ROOM;

export const input: usize = BASE + SLACK;
export const heads: usize = input + <usize>(WINDOW_SIZE + SEGMENT_SIZE) + SLACK;
export const links: usize = heads + 8 * <usize>WINDOW_SIZE;
export const longHeads: usize = links + 8 * <usize>WINDOW_SIZE;
export const symbols: usize = longHeads + 4 * <usize>WINDOW_SIZE;
export const dynamicLengths: usize = symbols + 4 * (<usize>BLOCK_SYMBOLS + 1);
export const dynamicDistances: usize = dynamicLengths + ALPHABET_SIZE;
export const bitLengths: usize = dynamicDistances + ALPHABET_SIZE;
export const fixedLengths: usize = bitLengths + ALPHABET_SIZE;
export const fixedDistances: usize = fixedLengths + ALPHABET_SIZE;
export const heap: usize = fixedDistances + ALPHABET_SIZE;
export const depths: usize = heap + 4 * <usize>NODE_ROOM;
export const parents: usize = depths + 4 * <usize>NODE_ROOM;
export const lengthCounts: usize = parents + 4 * <usize>NODE_ROOM;
export const nextCodes: usize = lengthCounts + 4 * 16;
export const lengthSymbols: usize = nextCodes + 4 * 16;
export const distanceSymbols: usize = lengthSymbols + 256;
export const lengthBases: usize = distanceSymbols + 512;
export const distanceBases: usize = lengthBases + 4 * 32;
export const runs: usize = distanceBases + 4 * 32;
export const lengthTimes: usize = runs + 4 * 320;
export const symbolEntries: usize = lengthTimes + 4 * 256;
export const distanceEntries: usize = symbolEntries + 4 * 512;
export const output: usize = distanceEntries + 4 * 32;

/** A block is never much longer than its content stored: a fixed code takes 9 bits a byte, or 31 for three. */
const OUTPUT_SIZE: usize = ((<usize>SEGMENT_SIZE) >> 1) * 3;

/** Asks for all memory. False if there is not enough. */
export function reserveAll(): bool {
  return __heap_base <= BASE && growTo(output + OUTPUT_SIZE);
}
