import { addInt, intAt, setInt } from '../memory';
import { count, resetFrequencies, setFrequency } from './alphabet';
import { distanceCode, END_OF_BLOCK, FIRST_LENGTH, lengthCode } from './code-tables';
import {
  BLOCK_SYMBOLS,
  DISTANCE_CODES,
  dynamicDistances,
  dynamicLengths,
  LENGTH_CODES,
  lengthTimes,
  symbols,
} from './layout';

// A symbol is a literal, or a length (less 3, from `LENGTHS_FROM` on) with its distance above.
export const SYMBOL_BITS: i32 = 9;
export const SYMBOL_MASK: i32 = (1 << SYMBOL_BITS) - 1;
export const LENGTHS_FROM: i32 = 256;

/** Symbols since `resetSymbols`. */
export let symbolCount: i32 = 0;

export function resetSymbols(): void {
  symbolCount = 0;
  resetFrequencies(dynamicLengths, LENGTH_CODES);
  resetFrequencies(dynamicDistances, DISTANCE_CODES);
  memory.fill(lengthTimes, 0, 4 * 256);
  setFrequency(dynamicLengths, END_OF_BLOCK, 1);
}

/** True if the next symbol belongs into another block. */
export function isBlockFull(): bool {
  return symbolCount == BLOCK_SYMBOLS;
}

export function addLiteral(byte: i32): void {
  setInt(symbols, symbolCount, byte);
  symbolCount += 1;
  count(dynamicLengths, byte);
}

/** A copy of `length` bytes, 3 to 258, from `distance` bytes before. */
export function addMatch(length: i32, distance: i32): void {
  setInt(symbols, symbolCount, (distance << SYMBOL_BITS) | (LENGTHS_FROM + length - 3));
  symbolCount += 1;
  addInt(lengthTimes, length - 3, 1);
  count(dynamicDistances, distanceCode(distance - 1));
}

/** Lengths are counted one by one, which is quick, and brought together under their codes here. */
export function countLengths(): void {
  for (let length = 0; length < 256; length += 1) {
    count(dynamicLengths, FIRST_LENGTH + lengthCode(length), intAt(lengthTimes, length));
  }
}
