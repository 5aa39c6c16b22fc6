/** How many bytes at `a` and `b` are equal before the first difference, at most `max`. */
export function matchLength(a: usize, b: usize, max: i32): i32 {
  let length = 0;
  while (length + 8 <= max) {
    const difference = load<u64>(a + <usize>length) ^ load<u64>(b + <usize>length);
    if (difference != 0) return length + <i32>(ctz(difference) >> 3);
    length += 8;
  }
  while (length < max && load<u8>(a + <usize>length) == load<u8>(b + <usize>length)) length += 1;
  return length;
}
