import { output } from './layout';

let end: usize = 0;
let pending: u64 = 0;
let pendingBits: u32 = 0;

export function resetOutput(): void {
  end = output;
  pending = 0;
  pendingBits = 0;
}

/** Whole bytes written so far. */
export function outputSize(): i32 {
  return <i32>(end - output);
}

/** Writes the low `count` (at most 48) bits of `value`, lowest bit first; its other bits are zero. */
export function writeBits(value: u64, count: u32): void {
  pending |= value << (<u64>pendingBits);
  pendingBits += count;
  // Eight bytes are stored always, and those that are whole are kept.
  store<u64>(end, pending);
  end += <usize>(pendingBits >> 3);
  pending >>= <u64>(pendingBits & ~7);
  pendingBits &= 7;
}

/** Fills the last byte up with zeros. */
export function finishByte(): void {
  if (pendingBits > 0) writeBits(0, 8 - pendingBits);
}

/** Writes whole bytes after a finished one. */
export function writeBytes(from: usize, length: i32): void {
  memory.copy(end, from, <usize>length);
  end += <usize>length;
}
