import { byteAt, setByte } from '../memory';

/** II.23.2: bytes of a compressed unsigned integer, by its first. */
export function numberSize(first: i32): i32 {
  if (first < 0x80) return 1;
  return first < 0xc0 ? 2 : 4;
}

/** II.23.2: the number at a place. Bytes beyond `size` count as 0. */
export function numberAt(bytes: usize, size: i32, at: i32): i32 {
  const first = byteOrZero(bytes, size, at);
  if (first < 0x80) return first;
  const second = byteOrZero(bytes, size, at + 1);
  if (first < 0xc0) return ((first & 0x3f) << 8) | second;
  const third = byteOrZero(bytes, size, at + 2);
  return ((first & 0x1f) << 24) | (second << 16) | (third << 8) | byteOrZero(bytes, size, at + 3);
}

export function byteOrZero(bytes: usize, size: i32, at: i32): i32 {
  return at < size ? byteAt(bytes, at) : 0;
}

/** II.23.2: writes a number, and gives where it ends. */
export function writeNumber(bytes: usize, at: i32, value: u32): i32 {
  if (value < 0x80) {
    setByte(bytes, at, value);
    return at + 1;
  }
  if (value < 0x4000) {
    setByte(bytes, at, 0x80 | (value >> 8));
    setByte(bytes, at + 1, value);
    return at + 2;
  }
  setByte(bytes, at, 0xc0 | (value >> 24));
  setByte(bytes, at + 1, value >> 16);
  setByte(bytes, at + 2, value >> 8);
  setByte(bytes, at + 3, value);
  return at + 4;
}
