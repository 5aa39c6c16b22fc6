import { count } from './alphabet';
import { distanceCode, FIRST_LENGTH, lengthCode } from './code-tables';
import { chunkDistances, chunkLengths, sequences } from './layout';

// What has not been written yet are sequences of eight bytes: how many literals, and after them a match. A mark stands
// before the symbols of the chunk that grows.

const SIZE: usize = 8;

let end: usize = sequences;
/** Literals since the last match. */
let literals: i32 = 0;

/** Where the sequences before the mark end, and how many literals stand between them and the mark. */
export let markedEnd: usize = sequences;
export let markedLiterals: i32 = 0;

export function resetSequences(): void {
  end = sequences;
  literals = 0;
  mark();
}

export function addLiteral(byte: i32): void {
  literals += 1;
  count(chunkLengths, byte);
}

/** A copy of `length` bytes, 3 to 258, from `distance` bytes before. */
export function addMatch(length: i32, distance: i32): void {
  store<i32>(end, literals);
  store<i32>(end, matchOf(length, distance), 4);
  end += SIZE;
  literals = 0;
  count(chunkLengths, FIRST_LENGTH + lengthCode(length - 3));
  count(chunkDistances, distanceCode(distance - 1));
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

/** Everything so far stands before the mark. */
export function mark(): void {
  markedEnd = end;
  markedLiterals = literals;
}

/** Drops what stands before the mark; what stands after it is first now. */
export function dropMarked(): void {
  const size = end - markedEnd;
  memory.copy(sequences, markedEnd, size);
  if (size == 0) literals -= markedLiterals;
  else store<i32>(sequences, load<i32>(sequences) - markedLiterals);
  end = sequences + size;
}
