import { byteAt } from '../memory';

/** How many of the first `most` bytes at `bytes` are 0, counted as far as whole words of 8 are. */
export function zerosAt(bytes: usize, most: i32): i32 {
  let count = 0;
  while (count + 8 <= most && load<u64>(bytes + <usize>count) == 0) count += 8;
  while (count < most && byteAt(bytes, count) == 0) count += 1;
  return count;
}
