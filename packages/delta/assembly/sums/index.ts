// Adds and subtracts runs of bytes, each byte wrapping around by itself.

const LANES: i32 = 16;

/** Bytes that are worked on together. */
export const RUN_SIZE: i32 = 1 << 15;

// The last lanes of a run may lie behind it.
const first: usize = memory.data(RUN_SIZE + LANES);
const second: usize = memory.data(RUN_SIZE + LANES);

/** Where the first run lies, and the result after it. */
export function firstAddress(): usize {
  return first;
}

/** Where the second run lies. */
export function secondAddress(): usize {
  return second;
}

/** Adds the second run to the first. */
export function add(length: i32): void {
  for (let at: usize = 0; at < <usize>length; at += LANES) {
    v128.store(first + at, i8x16.add(v128.load(first + at), v128.load(second + at)));
  }
}

/** Takes the second run from the first. */
export function subtract(length: i32): void {
  for (let at: usize = 0; at < <usize>length; at += LANES) {
    v128.store(first + at, i8x16.sub(v128.load(first + at), v128.load(second + at)));
  }
}
