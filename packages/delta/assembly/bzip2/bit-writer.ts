import { growTo } from '../memory';
import { output } from './layout';

/** Memory is asked for this many bytes at a time. */
const GROWTH: u32 = 1 << 20;

/** Whole bytes written so far. */
export let outputLength: u32 = 0;
/** False once a byte did not fit in memory; the output is then useless. */
export let outputFits: bool = true;

let capacity: u32 = 0;
let pending: u64 = 0;
let pendingBits: i32 = 0;

export function resetOutput(): void {
  outputLength = 0;
  outputFits = true;
  pending = 0;
  pendingBits = 0;
}

/** Forgets the whole bytes written so far, which the caller has taken. Bits of the last, unfinished byte stay. */
export function takeOutput(): void {
  outputLength = 0;
}

/** Writes the low `count` (1 to 32) bits of `value`, highest bit first. */
export function writeBits(count: i32, value: u32): void {
  pending = (pending << (<u64>count)) | (<u64>value);
  pendingBits += count;
  while (pendingBits >= 8) {
    pendingBits -= 8;
    writeByte(<u8>(pending >> (<u64>pendingBits)));
  }
}

/** Fills the last byte up with zeros. */
export function finishByte(): void {
  if (pendingBits > 0) writeBits(8 - pendingBits, 0);
}

function writeByte(byte: u8): void {
  if (outputLength == capacity && !makeRoom()) {
    outputFits = false;
    return;
  }
  store<u8>(output + outputLength, byte);
  outputLength += 1;
}

function makeRoom(): bool {
  if (!growTo(<u64>output + capacity + GROWTH)) return false;
  capacity += GROWTH;
  return true;
}
