import { growTo } from '../memory';

// Everything has a fixed place, because a segment has a largest size:
//   input (window and segment) | hash chains | symbols of a block | codes | output

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
/** Codes of one alphabet, the inner nodes of their tree, and one more for the end of the lengths. */
export const MAX_NODES: i32 = 2 * LENGTH_CODES + 1;

/** Loads of eight bytes may start at the last byte of the input, or a few before the first. */
const SLACK: usize = 512;

/** Bytes of one alphabet: three ints a node. */
const ALPHABET_SIZE: usize = 3 * 4 * (<usize>MAX_NODES + 1);

export const input: usize = align(__heap_base + SLACK);
export const heads: usize = align(input + WINDOW_SIZE + SEGMENT_SIZE + SLACK);
export const links: usize = align(heads + 4 * WINDOW_SIZE);
export const symbols: usize = align(links + 2 * WINDOW_SIZE);
export const dynamicLengths: usize = align(symbols + 4 * (BLOCK_SYMBOLS + 1));
export const dynamicDistances: usize = align(dynamicLengths + ALPHABET_SIZE);
export const bitLengths: usize = align(dynamicDistances + ALPHABET_SIZE);
export const fixedLengths: usize = align(bitLengths + ALPHABET_SIZE);
export const fixedDistances: usize = align(fixedLengths + ALPHABET_SIZE);
export const heap: usize = align(fixedDistances + ALPHABET_SIZE);
export const depths: usize = align(heap + 4 * <usize>MAX_NODES);
export const parents: usize = align(depths + 4 * <usize>MAX_NODES);
export const lengthCounts: usize = align(parents + 4 * <usize>MAX_NODES);
export const nextCodes: usize = align(lengthCounts + 4 * 16);
export const lengthSymbols: usize = align(nextCodes + 4 * 16);
export const distanceSymbols: usize = align(lengthSymbols + 256);
export const lengthBases: usize = align(distanceSymbols + 512);
export const distanceBases: usize = align(lengthBases + 4 * 32);
export const runs: usize = align(distanceBases + 4 * 32);
export const output: usize = align(runs + 4 * (LENGTH_CODES + DISTANCE_CODES));

/** A block is never much longer than its content stored: a fixed code takes 9 bits a byte, or 31 for three. */
const OUTPUT_SIZE: usize = ((<usize>SEGMENT_SIZE) >> 1) * 3;

/** Asks for all memory. False if there is not enough. */
export function reserveAll(): bool {
  return growTo(output + OUTPUT_SIZE);
}

function align(address: usize): usize {
  return (address + 63) & ~(<usize>63);
}
