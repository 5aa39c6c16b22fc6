import { count } from './alphabet';
import { distanceCode, FIRST_LENGTH, lengthCode } from './code-tables';
import { chunkDistances, chunkLengths, sequences } from './layout';

// What has not been written yet are sequences of eight bytes: how many literals, and after them a match. A mark stands
// before the symbols of the chunk that grows.

const SIZE: usize = 8;

let end: usize = sequences;
/** Where the literals since the last match begin. */
let runStart: i32 = 0;

/** Where the sequences before the mark end, and how many literals stand between them and the mark. */
export let markedEnd: usize = sequences;
export let markedLiterals: i32 = 0;

export function resetSequences(position: i32): void {
  end = sequences;
  runStart = position;
  mark(position);
}

/** A literal is only counted: how many stand before a match follows from where that begins. */
export function addLiteral(byte: i32): void {
  count(chunkLengths, byte);
}

/** A match for the bytes from `start` on. The literals before it are those since the last one. */
export function addMatch(start: i32, match: i32): void {
  const length = matchLength(match);
  store<i32>(end, start - runStart);
  store<i32>(end, match, 4);
  end += SIZE;
  runStart = start + length;
  count(chunkLengths, FIRST_LENGTH + lengthCode(length - 3));
  count(chunkDistances, distanceCode(matchDistance(match) - 1));
}

/** A match as it is handed on: the length in the upper half. None is 0. */
export function matchOf(length: i32, distance: i32): i32 {
  return (length << 16) | distance;
}

export function matchLength(match: i32): i32 {
  return match >> 16;
}

export function matchDistance(match: i32): i32 {
  return match & 0xffff;
}

/** Everything so far, which ends before `position`, stands before the mark. */
export function mark(position: i32): void {
  markedEnd = end;
  markedLiterals = position - runStart;
}

/** Drops what stands before the mark; what stands after it is first now. */
export function dropMarked(): void {
  const size = end - markedEnd;
  memory.copy(sequences, markedEnd, size);
  if (size == 0) runStart += markedLiterals;
  else store<i32>(sequences, load<i32>(sequences) - markedLiterals);
  end = sequences + size;
}
