import { addInt, intAt, setInt } from '../memory';
import { NODE_ROOM } from './layout';

// An alphabet is three arrays of ints, one after the other: how often each node occurs, the lengths of the codes, and
// the codes. Behind the symbols stand the inner nodes of the tree while it is built.
const LENGTHS: usize = 4 * <usize>NODE_ROOM;
const CODES: usize = 2 * LENGTHS;

export function frequencyOf(alphabet: usize, node: i32): i32 {
  return intAt(alphabet, node);
}

export function setFrequency(alphabet: usize, node: i32, value: i32): void {
  setInt(alphabet, node, value);
}

/** Counts `times` more occurrences of a symbol. */
export function count(alphabet: usize, symbol: i32, times: i32 = 1): void {
  addInt(alphabet, symbol, times);
}

/** Bits of the code of a symbol; the depth of an inner node. */
export function lengthOf(alphabet: usize, node: i32): i32 {
  return intAt(alphabet + LENGTHS, node);
}

export function setLength(alphabet: usize, node: i32, bits: i32): void {
  setInt(alphabet + LENGTHS, node, bits);
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
