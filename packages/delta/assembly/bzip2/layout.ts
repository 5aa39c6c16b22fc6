import { growTo } from '../memory';

// Everything has a fixed place, because the size of a block is fixed:
//   input | block | rotated | types | suffixes | symbols | selectors | output (grows while a block is written)

/** Bytes the caller may hand over at a time. */
export const INPUT_SIZE: i32 = 1 << 20;
/** Bytes of a block after the first run-length stage: level 9, less the room libbzip2 leaves. */
export const MAX_BLOCK: i32 = 900000 - 19;
/** Symbols of a block: one for each byte at most, and the end of block. */
export const MAX_SYMBOLS: i32 = MAX_BLOCK + 1;

/** Ints for the suffixes of a block and, behind them, the buckets and reduced texts of the sort. */
const SUFFIX_INTS: usize = 2 * 900000 + 4096;

export const input: usize = align(__heap_base);
export const block: usize = align(input + INPUT_SIZE);
export const rotated: usize = align(block + MAX_BLOCK + 8);
export const types: usize = align(rotated + MAX_BLOCK + 8);
export const suffixes: usize = align(types + 2 * (MAX_BLOCK + 8));
export const symbols: usize = align(suffixes + 4 * SUFFIX_INTS);
export const selectors: usize = align(symbols + 2 * (<usize>MAX_SYMBOLS + 8));
export const output: usize = align(selectors + MAX_SYMBOLS / 50 + 64);

/** Asks for the memory of everything but the output. False if there is not enough. */
export function reserveAll(): bool {
  return growTo(<u64>output);
}

function align(address: usize): usize {
  return (address + 63) & ~(<usize>63);
}
