import { byteAt } from '../memory';

/**
 * Where the smallest rotation of `length` bytes begins. Two candidates are compared at a time; the bytes compared
 * rule out, with the loser, every start inside them, so the time is linear.
 */
export function leastRotation(bytes: usize, length: i32): i32 {
  let first = 0;
  let second = 1;
  let equal = 0;
  while (first < length && second < length && equal < length) {
    const a = byteAt(bytes, wrap(first + equal, length));
    const b = byteAt(bytes, wrap(second + equal, length));
    if (a == b) {
      equal += 1;
      continue;
    }
    if (a > b) first += equal + 1;
    else second += equal + 1;
    if (first == second) second += 1;
    equal = 0;
  }
  return min(first, second);
}

function wrap(position: i32, length: i32): i32 {
  return position < length ? position : position - length;
}
