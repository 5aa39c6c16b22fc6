import { output } from './layout';

/** Where the next byte goes. */
export let outputEnd: usize = 0;
/** Bits of the byte that is not whole yet, and how many. */
export let pending: u64 = 0;
export let pendingBits: u32 = 0;

export function resetOutput(): void {
  outputEnd = output;
  pending = 0;
  pendingBits = 0;
}

/** Whole bytes written so far. */
export function outputSize(): i32 {
  return <i32>(outputEnd - output);
}

/** Writes the low `count` (at most 48) bits of `value`, lowest bit first; its other bits are zero. */
export function writeBits(value: u64, count: u32): void {
  pending |= value << (<u64>pendingBits);
  pendingBits += count;
  // Eight bytes are stored always, and those that are whole are kept.
  store<u64>(outputEnd, pending);
  outputEnd += <usize>(pendingBits >> 3);
  pending >>= <u64>(pendingBits & ~7);
  pendingBits &= 7;
}

/** Takes over what a loop of its own has written from here on. */
export function setOutput(end: usize, bits: u64, count: u32): void {
  outputEnd = end;
  pending = bits;
  pendingBits = count;
}

/** Fills the last byte up with zeros. */
export function finishByte(): void {
  if (pendingBits > 0) writeBits(0, 8 - pendingBits);
}

/** Writes whole bytes after a finished one. */
export function writeBytes(from: usize, length: i32): void {
  memory.copy(outputEnd, from, <usize>length);
  outputEnd += <usize>length;
}
