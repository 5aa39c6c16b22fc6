/** The int at index `i` of the int array at `array`. */
export function intAt(array: usize, i: i32): i32 {
  return load<i32>(array + ((<usize>i) << 2));
}

/** Sets the int at index `i` of the int array at `array`. */
export function setInt(array: usize, i: i32, value: i32): void {
  store<i32>(array + ((<usize>i) << 2), value);
}

/** Adds `value` to the int at index `i` of the int array at `array`. */
export function addInt(array: usize, i: i32, value: i32): void {
  setInt(array, i, intAt(array, i) + value);
}

/** The byte at index `i` of the bytes at `bytes`. */
export function byteAt(bytes: usize, i: i32): i32 {
  return <i32>load<u8>(bytes + <usize>i);
}

/** Sets the byte at index `i` of the bytes at `bytes`. */
export function setByte(bytes: usize, i: i32, value: i32): void {
  store<u8>(bytes + <usize>i, <u8>value);
}

/** Makes memory reach up to `end`. False if the machine will not give it. */
export function growTo(end: usize): bool {
  const have = (<usize>memory.size()) << 16;
  return end <= have || memory.grow(<i32>((end - have + 0xffff) >> 16)) >= 0;
}
