/** Bits that have been read and not taken, how many count, and where the next come from. */
export let bits: u64 = 0;
export let count: u32 = 0;
export let from: usize = 0;

export function setReader(at: usize, held: u64, size: u32): void {
  from = at;
  bits = held;
  count = size;
}

/** The next `size` (at most 48) bits, the lowest first, which stay. */
export function peek(size: u32): u32 {
  // Bits above those that count are the same again.
  bits |= load<u64>(from) << (<u64>count);
  from += <usize>((63 - count) >> 3);
  count |= 56;
  return <u32>(bits & ((1 << (<u64>size)) - 1));
}

export function drop(size: u32): void {
  bits >>= <u64>size;
  count -= size;
}

export function take(size: u32): u32 {
  const taken = peek(size);
  drop(size);
  return taken;
}

/** Gives whole bytes back, which are read again. */
export function unreadBytes(): void {
  from -= <usize>(count >> 3);
  count &= 7;
  bits &= (1 << (<u64>count)) - 1;
}

/** Drops what is left of a byte, and gives back where the next one is. */
export function finishByte(): usize {
  unreadBytes();
  bits = 0;
  count = 0;
  return from;
}
