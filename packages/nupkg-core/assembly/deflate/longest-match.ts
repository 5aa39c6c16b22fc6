import { longLink, newestLong, newestRank, previous } from './hash-chains';
import { heldStart, MAX_DISTANCE } from './held-window';
import { input } from './layout';

// zlib's configuration of level 5.
const GOOD_LENGTH: i32 = 8;
const NICE_LENGTH: i32 = 32;
const MAX_CHAIN: i32 = 32;
const MAX_LENGTH: i32 = 258;
/** A match of three bytes from further away costs more than the bytes. */
const TOO_FAR: i32 = 4096;

const MIN_MATCH: i32 = 3;

/** Where the last match that was found starts. */
export let matchStart: i32 = 0;

/**
 * The length of the match that zlib takes for `position`, which was inserted last, if it is longer than `atLeast`: its
 * `longest_match`, looking from `newest` back along the chain. Gives `atLeast` or less if there is none, and never
 * more than `ahead`, the bytes that are left.
 */
export function longestMatch(position: i32, newest: i32, atLeast: i32, ahead: i32): i32 {
  // The first step of zlib may go one byte further than those after it.
  const furthest = position - newest == MAX_DISTANCE ? MAX_DISTANCE + 1 : MAX_DISTANCE;
  const reach = max(position - furthest, heldStart);
  const steps: u32 = atLeast >= GOOD_LENGTH ? MAX_CHAIN >> 2 : MAX_CHAIN;
  if (ahead > MIN_MATCH) {
    const length = longMatch(position, reach, max(atLeast, MIN_MATCH), min(NICE_LENGTH, ahead), steps);
    if (length > MIN_MATCH) return min(length, ahead);
  }
  return atLeast < MIN_MATCH ? shortMatch(position, newest, reach, steps) : atLeast;
}

/** The longest match of more than `atLeast` bytes, the nearest of several, as far as zlib would look. */
function longMatch(position: i32, reach: i32, atLeast: i32, nice: i32, steps: u32): i32 {
  const scan = input + <usize>position;
  const first = load<u32>(scan);
  const rank = newestRank;
  let best = atLeast;
  let wanted = load<u32>(scan + <usize>best - 3);
  let candidate = newestLong;
  while (candidate > reach) {
    const match = input + <usize>candidate;
    const link = longLink(candidate);
    if (((rank - <u32>(link >> 16)) & 0xffff) >= steps) {
      // Ranks of other chains mean nothing here.
      if (load<u32>(match) == first) break;
    } else if (load<u32>(match + <usize>best - 3) == wanted) {
      const length = matchLength(scan, match);
      if (length > best) {
        matchStart = candidate;
        best = length;
        if (length >= nice) break;
        wanted = load<u32>(scan + <usize>best - 3);
      }
    }
    candidate -= <i32>(link >> 32);
  }
  return best > atLeast ? best : 0;
}

/** 3 if the nearest match of three bytes is near enough, else 2. */
function shortMatch(position: i32, newest: i32, reach: i32, steps: u32): i32 {
  const first = load<u32>(input + <usize>position) << 8;
  const end = max(reach, position - TOO_FAR - 1);
  let candidate = newest;
  for (let left = steps; candidate > end && left > 0; left -= 1) {
    if (load<u32>(input + <usize>candidate) << 8 == first) {
      matchStart = candidate;
      return MIN_MATCH;
    }
    candidate = previous(candidate);
  }
  return MIN_MATCH - 1;
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
