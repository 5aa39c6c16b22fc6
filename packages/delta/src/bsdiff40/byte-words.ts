// Bytes are added and subtracted four at a time, each wrapping around by itself (Warren, Hacker's Delight, 2-18).

const LOW_BITS = 0x7f7f7f7f;
const HIGH_BITS = 0x80808080 | 0;
const WORD = 4;
/** Shorter runs are done byte by byte: a view of them costs more than it saves. */
const SHORT = 64;

/** A run of bytes in a larger array. */
export interface Run {
  readonly bytes: Uint8Array;
  readonly start: number;
}

/** Writes the sums of `length` bytes of `a` and `b` to `into`. */
export function addBytes(into: Run, a: Run, b: Run, length: number): void {
  const words = length < SHORT ? 0 : length - (length % WORD);
  if (words > 0) {
    const to = viewOf(into.bytes, into.start, words);
    const first = viewOf(a.bytes, a.start, words);
    const second = viewOf(b.bytes, b.start, words);
    for (let i = 0; i < words; i += WORD) {
      const x = first.getInt32(i, true);
      const y = second.getInt32(i, true);
      to.setInt32(i, ((x & LOW_BITS) + (y & LOW_BITS)) ^ ((x ^ y) & HIGH_BITS), true);
    }
  }
  for (let i = words; i < length; i += 1) {
    into.bytes[into.start + i] = (a.bytes[a.start + i] ?? 0) + (b.bytes[b.start + i] ?? 0);
  }
}

/** Writes the `length` bytes of `from` less those of `less` to `into`. */
export function subtractBytes(into: Run, from: Run, less: Run, length: number): void {
  const words = length < SHORT ? 0 : length - (length % WORD);
  if (words > 0) {
    const to = viewOf(into.bytes, into.start, words);
    const minuend = viewOf(from.bytes, from.start, words);
    const subtrahend = viewOf(less.bytes, less.start, words);
    for (let i = 0; i < words; i += WORD) {
      const a = minuend.getInt32(i, true);
      const b = subtrahend.getInt32(i, true);
      to.setInt32(i, ((a | HIGH_BITS) - (b & LOW_BITS)) ^ ((a ^ ~b) & HIGH_BITS), true);
    }
  }
  for (let i = words; i < length; i += 1) {
    into.bytes[into.start + i] = (from.bytes[from.start + i] ?? 0) - (less.bytes[less.start + i] ?? 0);
  }
}

function viewOf(bytes: Uint8Array, start: number, length: number): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset + start, length);
}
