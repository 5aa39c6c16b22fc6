import { growTo } from '../memory';

// Everything before the input has a fixed place:
//   output | selectors | symbols of the code tables | their quick tables | input | rows (grow with the blocks)

/** Bytes that are made at a time, at most. */
export const OUTPUT_SIZE: i32 = 1 << 16;
export const MAX_TABLES: i32 = 6;
/** A block says how many groups it has in 15 bits. */
const MAX_GROUPS: usize = 1 << 15;
/** 256 bytes, two marks of runs less one, and the end of the block. */
export const MAX_ALPHABET: i32 = 258;
export const QUICK_BITS: i32 = 10;
/** Bits are loaded in words, which may begin at the last byte. */
const PADDING: usize = 8;

export const output: usize = align(__heap_base);
export const selectors: usize = output + OUTPUT_SIZE;
export const tableSymbols: usize = selectors + MAX_GROUPS;
export const quickTables: usize = align(tableSymbols + 2 * MAX_TABLES * MAX_ALPHABET);
export const input: usize = quickTables + ((2 * MAX_TABLES) << QUICK_BITS);

/** Where the rows of a block are, and for how many there is memory. */
export let rows: usize = 0;
export let rowCapacity: i32 = 0;

/** Asks for memory for `length` bytes of input. False if there is not enough. */
export function reserveInput(length: u32): bool {
  rows = align(input + length + PADDING);
  rowCapacity = 0;
  if (!growTo(<u64>rows)) return false;
  memory.fill(input + length, 0, rows - input - length);
  return true;
}

/** Asks for memory for `count` rows, and for more than that while it is cheap, `most` at most. */
export function reserveRows(count: i32, most: i32): bool {
  if (count <= rowCapacity) return true;
  const wanted = min(most, max(count, max(4096, 4 * rowCapacity)));
  if (!growTo(<u64>rows + 4 * <u64>wanted)) return false;
  rowCapacity = wanted;
  return true;
}

function align(address: usize): usize {
  return (address + 63) & ~(<usize>63);
}
