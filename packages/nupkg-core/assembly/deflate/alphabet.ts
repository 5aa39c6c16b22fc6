import { addInt, intAt, setInt } from '../memory';
import { SYMBOL_ROOM } from './layout';

// An alphabet is three arrays of ints, one after the other: how often each symbol occurs, the lengths of the codes, and
// the codes.
const LENGTHS: usize = 4 * <usize>SYMBOL_ROOM;
const CODES: usize = 2 * LENGTHS;

export function frequencyOf(alphabet: usize, symbol: i32): i32 {
  return intAt(alphabet, symbol);
}

export function setFrequency(alphabet: usize, symbol: i32, value: i32): void {
  setInt(alphabet, symbol, value);
}

/** Counts one more occurrence of a symbol. */
export function count(alphabet: usize, symbol: i32): void {
  addInt(alphabet, symbol, 1);
}

/** Bits of the code of a symbol. */
export function lengthOf(alphabet: usize, symbol: i32): i32 {
  return intAt(alphabet + LENGTHS, symbol);
}

export function setLength(alphabet: usize, symbol: i32, bits: i32): void {
  setInt(alphabet + LENGTHS, symbol, bits);
}

/** The code of a symbol, its first bit lowest. */
export function codeOf(alphabet: usize, symbol: i32): i32 {
  return intAt(alphabet + CODES, symbol);
}

export function setCode(alphabet: usize, symbol: i32, code: i32): void {
  setInt(alphabet + CODES, symbol, code);
}

/** Sets the frequencies of the first `size` symbols to zero. */
export function resetFrequencies(alphabet: usize, size: i32): void {
  memory.fill(alphabet, 0, 4 * <usize>size);
}
