import { addInt, intAt, setInt } from '../memory';
import { frequencyOf } from './alphabet';
import { digitCounts, sorted, sortedBefore } from './layout';

// A symbol that is sorted carries how often it occurs above these bits.
const SYMBOL_BITS: i32 = 9;
const SYMBOL_MASK: i32 = (1 << SYMBOL_BITS) - 1;
const DIGIT_BITS: i32 = 8;
const DIGITS: i32 = 1 << DIGIT_BITS;

/** The symbol at place `i` of those that were sorted last. */
export function sortedSymbol(i: i32): i32 {
  return intAt(sorted, i) & SYMBOL_MASK;
}

export function sortedFrequency(i: i32): i32 {
  return intAt(sorted, i) >> SYMBOL_BITS;
}

/** Sorts the symbols that occur, the rarest first and equals in their order, and returns how many they are. */
export function sortSymbols(alphabet: usize, size: i32): i32 {
  let found = 0;
  let highest = 0;
  for (let symbol = 0; symbol < size; symbol += 1) {
    const frequency = frequencyOf(alphabet, symbol);
    if (frequency == 0) continue;
    setInt(sorted, found, (frequency << SYMBOL_BITS) | symbol);
    found += 1;
    highest = max(highest, frequency);
  }
  for (let shift = SYMBOL_BITS; highest != 0; shift += DIGIT_BITS) {
    sortByDigit(found, shift);
    highest >>= DIGIT_BITS;
  }
  return found;
}

function sortByDigit(found: i32, shift: i32): void {
  memory.copy(sortedBefore, sorted, 4 * <usize>found);
  memory.fill(digitCounts, 0, 4 * <usize>DIGITS);
  for (let i = 0; i < found; i += 1) addInt(digitCounts, digitOf(i, shift), 1);
  let place = 0;
  for (let digit = 0; digit < DIGITS; digit += 1) {
    const count = intAt(digitCounts, digit);
    setInt(digitCounts, digit, place);
    place += count;
  }
  for (let i = 0; i < found; i += 1) {
    const digit = digitOf(i, shift);
    setInt(sorted, intAt(digitCounts, digit), intAt(sortedBefore, i));
    addInt(digitCounts, digit, 1);
  }
}

function digitOf(i: i32, shift: i32): i32 {
  return (intAt(sortedBefore, i) >> shift) & (DIGITS - 1);
}
