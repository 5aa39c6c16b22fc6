import { fail, TRUNCATED } from './faults';
import { input } from './layout';

/** The next bit, counted from the first of the input, highest bit of a byte first. */
export let at: u64 = 0;
export let end: u64 = 0;

export function startBits(length: u32): void {
  at = 0;
  end = (<u64>length) << 3;
}

/** The next 25 bits and more at `bit`, in the highest bits of a word. Past the end there are zeros. */
export function wordAt(bit: u64): u32 {
  return bswap(load<u32>(input + <usize>(bit >> 3))) << ((<u32>bit) & 7);
}

/** Takes the next `count` (1 to 24) bits. */
export function readBits(count: u32): u32 {
  const value = wordAt(at) >> (32 - count);
  skipTo(at + count);
  return value;
}

/** Takes everything before `bit`. */
export function skipTo(bit: u64): void {
  at = bit;
  if (bit <= end) return;
  at = end;
  fail(TRUNCATED);
}

/** Takes 32 bits. */
export function readWord(): u32 {
  const high = readBits(16);
  return (high << 16) | readBits(16);
}

/** Whole bytes that were not taken. */
export function bytesLeft(): u32 {
  return <u32>((end - at) >> 3);
}
