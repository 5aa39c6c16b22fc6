import { byteAt, intAt, setInt } from '../memory';
import { codeOf, lengthOf } from './alphabet';
import { outputEnd, pending, pendingBits, setOutput, writeBits } from './bit-writer';
import {
  distanceBase,
  distanceCode,
  END_OF_BLOCK,
  extraDistanceBits,
  extraLengthBits,
  FIRST_LENGTH,
  lengthBase,
  lengthCode,
} from './code-tables';
import { DISTANCE_CODES, distanceEntries, input, lengthEntries, literalEntries, sequences } from './layout';
import { markedEnd, markedLiterals, matchDistance, matchLength } from './sequences';

/** Where in an entry the number of bits stands. */
const COUNT_SHIFT: i32 = 24;
const CODE_MASK: i32 = (1 << COUNT_SHIFT) - 1;
/** Where the entry of a distance has the number of bits without the further ones, and the lowest distance, less 1, of the code. */
const CODE_COUNT_SHIFT: i32 = 16;
const BASE_SHIFT: i32 = 32;

/**
 * Writes the symbols before the mark, which stand for the content from `start` on, and the end of the block. What is held of the
 * output stays in variables of this function, because others are in memory; so it is one.
 */
export function writeSymbols(start: i32, lengths: usize, distances: usize): void {
  prepareEntries(lengths);
  prepareDistanceEntries(distances);
  let end = outputEnd;
  let bits = pending;
  let held = pendingBits;
  let from = input + <usize>start;
  for (let at = sequences; ; at += 8) {
    const isLast = at == markedEnd;
    const stop = from + <usize>(isLast ? markedLiterals : load<i32>(at));
    // Four codes of at most 14 bits, and seven that are held, are 63 bits.
    while (from < stop) {
      const group = min(from + 4, stop);
      for (; from < group; from += 1) {
        const literal = intAt(literalEntries, byteAt(from, 0));
        bits |= codeIn(literal) << (<u64>held);
        held += countIn(literal);
      }
      store<u64>(end, bits);
      end += <usize>(held >> 3);
      bits >>= <u64>(held & ~7);
      held &= 7;
    }
    if (isLast) break;
    const match = load<i32>(at, 4);
    from += <usize>matchLength(match);
    const length = intAt(lengthEntries, matchLength(match) - 3);
    bits |= codeIn(length) << (<u64>held);
    held += countIn(length);
    const distance = matchDistance(match) - 1;
    const entry = load<u64>(distanceEntries + ((<usize>distanceCode(distance)) << 3));
    const further = <u64>(distance - <i32>(entry >> BASE_SHIFT));
    bits |= ((entry & 0xffff) | (further << ((entry >> CODE_COUNT_SHIFT) & 0xff))) << (<u64>held);
    held += (<u32>entry) >> COUNT_SHIFT;
    store<u64>(end, bits);
    end += <usize>(held >> 3);
    bits >>= <u64>(held & ~7);
    held &= 7;
  }
  setOutput(end, bits, held);
  writeBits(codeOf(lengths, END_OF_BLOCK), lengthOf(lengths, END_OF_BLOCK));
}

/* @inline */ function codeIn(entry: i32): u64 {
  return <u64>(entry & CODE_MASK);
}

/* @inline */ function countIn(entry: i32): u32 {
  return (<u32>entry) >> COUNT_SHIFT;
}

/** For each literal its code, for each length its code and further bits; with how many bits that is. */
function prepareEntries(lengths: usize): void {
  for (let byte = 0; byte < 256; byte += 1) {
    setInt(literalEntries, byte, codeOf(lengths, byte) | (lengthOf(lengths, byte) << COUNT_SHIFT));
  }
  for (let length = 0; length < 256; length += 1) {
    const code = lengthCode(length);
    const count = lengthOf(lengths, FIRST_LENGTH + code);
    const value = codeOf(lengths, FIRST_LENGTH + code) | ((length - lengthBase(code)) << count);
    setInt(lengthEntries, length, value | ((count + extraLengthBits(code)) << COUNT_SHIFT));
  }
}

/** For each distance code the code, its bits, those with the further ones, and the lowest distance. */
function prepareDistanceEntries(distances: usize): void {
  for (let code = 0; code < DISTANCE_CODES; code += 1) {
    const count = lengthOf(distances, code);
    const counts = (count << CODE_COUNT_SHIFT) | ((count + extraDistanceBits(code)) << COUNT_SHIFT);
    const base = (<u64>distanceBase(code)) << BASE_SHIFT;
    store<u64>(distanceEntries + ((<usize>code) << 3), base | (<u64>(codeOf(distances, code) | counts)));
  }
}
