import { previous } from './hash-chains';
import { heldStart, MAX_DISTANCE } from './held-window';
import { input } from './layout';

// zlib's configuration of level 6.
const GOOD_LENGTH: i32 = 8;
const NICE_LENGTH: i32 = 128;
const MAX_CHAIN: i32 = 128;
const MAX_LENGTH: i32 = 258;

/** Where the last match that `longestMatch` found starts. */
export let matchStart: i32 = 0;

/**
 * The length of the longest match for `position` that is longer than `atLeast`, looking from `candidate` back along its
 * chain: zlib's `longest_match`. Gives `atLeast` if there is none, and never more than `ahead`, the bytes that are left.
 */
export function longestMatch(position: i32, candidate: i32, atLeast: i32, ahead: i32): i32 {
  const scan = input + <usize>position;
  const nice = min(NICE_LENGTH, ahead);
  const limit = max(position - MAX_DISTANCE, heldStart);
  let chain = atLeast >= GOOD_LENGTH ? MAX_CHAIN >> 2 : MAX_CHAIN;
  let best = atLeast;
  let wanted = load<u16>(scan + <usize>best - 1);
  do {
    const match = input + <usize>candidate;
    if (load<u16>(match + <usize>best - 1) == wanted) {
      const length = matchLength(scan, match);
      if (length > best) {
        matchStart = candidate;
        best = length;
        if (length >= nice) break;
        wanted = load<u16>(scan + <usize>best - 1);
      }
    }
    candidate = previous(candidate);
    chain -= 1;
  } while (candidate > limit && chain > 0);
  return min(best, ahead);
}

function matchLength(a: usize, b: usize): i32 {
  let length = 0;
  do {
    const difference = load<u64>(a + <usize>length) ^ load<u64>(b + <usize>length);
    if (difference != 0) return min(MAX_LENGTH, length + ((<i32>ctz(difference)) >> 3));
    length += 8;
  } while (length < MAX_LENGTH);
  return MAX_LENGTH;
}
