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
import { input, lengthEntries, literalEntries, sequences } from './layout';
import { markedEnd, markedLiterals, matchDistance, matchLength } from './sequences';

/** Where in an entry the number of bits stands. */
const COUNT_SHIFT: i32 = 24;
const CODE_MASK: i32 = (1 << COUNT_SHIFT) - 1;

// The state of the output while symbols are written.
let end: usize = 0;
let bits: u64 = 0;
let held: u32 = 0;

/** Writes the symbols before the mark, which stand for the content from `start` on, and the end of the block. */
export function writeSymbols(start: i32, lengths: usize, distances: usize): void {
  prepareEntries(lengths);
  end = outputEnd;
  bits = pending;
  held = pendingBits;
  let position = start;
  for (let at = sequences; at < markedEnd; at += 8) {
    const literals = load<i32>(at);
    writeLiterals(position, literals);
    const match = load<i32>(at, 4);
    writeMatch(match, distances);
    position += literals + matchLength(match);
  }
  writeLiterals(position, markedLiterals);
  setOutput(end, bits, held);
  writeBits(codeOf(lengths, END_OF_BLOCK), lengthOf(lengths, END_OF_BLOCK));
}

/** Four codes of at most 14 bits, and seven that are held, are 63 bits. */
function writeLiterals(position: i32, count: i32): void {
  let from = input + <usize>position;
  const stop = from + <usize>count;
  for (; from + 4 <= stop; from += 4) {
    const bytes = load<u32>(from);
    hold(intAt(literalEntries, bytes & 0xff));
    hold(intAt(literalEntries, (bytes >> 8) & 0xff));
    hold(intAt(literalEntries, (bytes >> 16) & 0xff));
    hold(intAt(literalEntries, bytes >> 24));
    flush();
  }
  for (; from < stop; from += 1) hold(intAt(literalEntries, byteAt(from, 0)));
  flush();
}

function writeMatch(match: i32, distances: usize): void {
  hold(intAt(lengthEntries, matchLength(match) - 3));
  const distance = matchDistance(match) - 1;
  const code = distanceCode(distance);
  bits |= (<u64>codeOf(distances, code)) << (<u64>held);
  held += lengthOf(distances, code);
  bits |= (<u64>(distance - distanceBase(code))) << (<u64>held);
  held += extraDistanceBits(code);
  flush();
}

function hold(entry: i32): void {
  bits |= (<u64>(entry & CODE_MASK)) << (<u64>held);
  held += (<u32>entry) >> COUNT_SHIFT;
}

/** Eight bytes are stored always, and those that are whole are kept. */
function flush(): void {
  store<u64>(end, bits);
  end += <usize>(held >> 3);
  bits >>= <u64>(held & ~7);
  held &= 7;
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
