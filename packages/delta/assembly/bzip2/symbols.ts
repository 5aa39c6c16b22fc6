import { byteAt, intAt, setByte, setInt } from '../memory';
import { block, symbols } from './layout';

// Move-to-front, then the second run-length stage: a run of zeros is its length in bijective base 2, digits RUN_A (1)
// and RUN_B (2), lowest first. Other values are shifted by one, and the symbol after the highest ends the block.

const RUN_A: i32 = 0;
const RUN_B: i32 = 1;
/** Symbols a block can have at most: 256 values, the second run symbol and the end of block. */
export const MAX_ALPHABET: i32 = 258;

/** How often each symbol occurs, one int each. */
export const frequencies: usize = memory.data(1032, 16);
const used = memory.data(256, 16);
const recency = memory.data(256, 16);

export let symbolCount: i32 = 0;
export let alphabet: i32 = 0;

/** Writes the symbols of the transformed block and counts them. */
export function writeSymbols(length: i32): void {
  const values = fillRecency(length);
  alphabet = values + 2;
  symbolCount = 0;
  memory.fill(frequencies, 0, (<usize>MAX_ALPHABET) << 2);
  let zeros = 0;
  for (let i = 0; i < length; i += 1) {
    const rank = moveToFront(byteAt(block, i));
    if (rank == 0) {
      zeros += 1;
      continue;
    }
    appendRun(zeros);
    zeros = 0;
    append(rank + 1);
  }
  appendRun(zeros);
  append(alphabet - 1);
}

/** Symbol number `i` of the block. */
export function symbolOf(i: i32): i32 {
  return <i32>load<u16>(symbols + ((<usize>i) << 1));
}

export function isByteUsed(byte: i32): bool {
  return byteAt(used, byte) != 0;
}

/** Lists the bytes that occur in the block, in order. Returns how many there are. */
function fillRecency(length: i32): i32 {
  memory.fill(used, 0, 256);
  for (let i = 0; i < length; i += 1) setByte(used, byteAt(block, i), 1);
  let values = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    if (!isByteUsed(byte)) continue;
    setByte(recency, values, byte);
    values += 1;
  }
  return values;
}

/** Returns how many other bytes were used since `byte` was, and makes it the one used last. */
function moveToFront(byte: i32): i32 {
  let moved = byteAt(recency, 0);
  let rank = 0;
  while (moved != byte) {
    rank += 1;
    const next = byteAt(recency, rank);
    setByte(recency, rank, moved);
    moved = next;
  }
  setByte(recency, 0, byte);
  return rank;
}

function appendRun(length: i32): void {
  let left = length;
  while (left > 0) {
    append((left & 1) != 0 ? RUN_A : RUN_B);
    left = (left - 1) >> 1;
  }
}

function append(symbol: i32): void {
  store<u16>(symbols + ((<usize>symbolCount) << 1), <u16>symbol);
  symbolCount += 1;
  setInt(frequencies, symbol, intAt(frequencies, symbol) + 1);
}
