import { byteAt, intAt, setByte } from '../memory';

// A suffix is small if it is less than the one after it, else large. The empty suffix is the smallest of all, so the
// last one is large. A small suffix behind a large one is a leftmost small one ("LMS").

const LARGE: i32 = 0;
const SMALL: i32 = 1;

/** Symbol `i` of a text of bytes (`T` = u8) or of ints (`T` = i32). */
export function symbolAt<T>(text: usize, i: i32): i32 {
  return sizeof<T>() == 1 ? byteAt(text, i) : intAt(text, i);
}

/** Writes the type of each suffix of the text, one byte each. */
export function classify<T>(text: usize, length: i32, types: usize): void {
  let type = LARGE;
  let next = symbolAt<T>(text, length - 1);
  setByte(types, length - 1, type);
  for (let i = length - 2; i >= 0; i -= 1) {
    const symbol = symbolAt<T>(text, i);
    if (symbol != next) type = symbol < next ? SMALL : LARGE;
    setByte(types, i, type);
    next = symbol;
  }
}

export function isSmall(types: usize, i: i32): bool {
  return byteAt(types, i) == SMALL;
}

export function isLeftmostSmall(types: usize, i: i32): bool {
  return i > 0 && isSmall(types, i) && !isSmall(types, i - 1);
}
