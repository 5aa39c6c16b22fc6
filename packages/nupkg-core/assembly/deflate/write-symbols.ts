import { intAt, setInt } from '../memory';
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
import { DISTANCE_CODES, distanceEntries, symbolEntries, symbols } from './layout';
import { LENGTHS_FROM, SYMBOL_BITS, SYMBOL_MASK } from './symbol-buffer';

/** Where in an entry the number of bits stands. */
const COUNT_SHIFT: i32 = 24;

/** Writes the first `size` symbols of the buffer and the end of the block. The state of the output is held in locals. */
export function writeSymbols(size: i32, lengths: usize, distances: usize): void {
  prepareEntries(lengths, distances);
  let end = outputEnd;
  let bits = pending;
  let count = pendingBits;
  for (let i = 0; i < size; i += 1) {
    const symbol = intAt(symbols, i);
    const entry = <u32>intAt(symbolEntries, symbol & SYMBOL_MASK);
    bits |= (<u64>(entry & 0xffffff)) << (<u64>count);
    count += entry >> COUNT_SHIFT;
    const distance = symbol >> SYMBOL_BITS;
    if (distance != 0) {
      const code = distanceCode(distance - 1);
      const distanceEntry = <u32>intAt(distanceEntries, code);
      bits |= (<u64>(distanceEntry & 0xffff)) << (<u64>count);
      count += distanceEntry >> COUNT_SHIFT;
      bits |= (<u64>(distance - 1 - distanceBase(code))) << (<u64>count);
      count += extraDistanceBits(code);
    }
    store<u64>(end, bits);
    end += <usize>(count >> 3);
    bits >>= <u64>(count & ~7);
    count &= 7;
  }
  setOutput(end, bits, count);
  writeBits(codeOf(lengths, END_OF_BLOCK), lengthOf(lengths, END_OF_BLOCK));
}

/** For each literal its code, for each length its code and further bits, for each distance code itself; with their bits. */
function prepareEntries(lengths: usize, distances: usize): void {
  for (let byte = 0; byte < LENGTHS_FROM; byte += 1) {
    setInt(symbolEntries, byte, codeOf(lengths, byte) | (lengthOf(lengths, byte) << COUNT_SHIFT));
  }
  for (let length = 0; length < 256; length += 1) {
    const code = lengthCode(length);
    const symbol = FIRST_LENGTH + code;
    const bits = lengthOf(lengths, symbol);
    const value = codeOf(lengths, symbol) | ((length - lengthBase(code)) << bits);
    setInt(symbolEntries, LENGTHS_FROM + length, value | ((bits + extraLengthBits(code)) << COUNT_SHIFT));
  }
  for (let code = 0; code < DISTANCE_CODES; code += 1) {
    setInt(distanceEntries, code, codeOf(distances, code) | (lengthOf(distances, code) << COUNT_SHIFT));
  }
}
