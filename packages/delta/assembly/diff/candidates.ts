import { byteAt } from '../memory';
import { bytesOf, entryPosition, olderEntry } from './base-index';
import { base, baseLength, target, targetLength } from './layout';
import { bytesAhead, entryAhead, placeAhead } from './lookahead';
import { matchLength } from './match-length';
import { open } from './open';

/** A match this long is taken without looking at older ones. */
const LONG_MATCH: i32 = 512;
/** How far behind a match its continuation is rated, in bytes. */
const RATED_BEYOND: i32 = 64;
/** What an equal and a different byte add to a rating, and the loss at which rating stops. */
const EQUAL_GAIN: i32 = 4;
const DIFFERENT_LOSS: i32 = 6;
const HOPELESS_LOSS: i32 = 64;

let maxTries: i32 = 16;
let minMatch: i32 = 8;

/** Sets how many entries of a chain are looked at, and the least length of a match in bytes. */
export function setSearch(newMaxTries: i32, newMinMatch: i32): void {
  maxTries = newMaxTries;
  minMatch = newMinMatch;
}

/** Looks the bytes at `position` up in the base and opens the two most promising diagonals. */
export function tryMatches(position: i32): void {
  let bestRating = 0;
  let bestDiagonal = 0;
  let secondRating = 0;
  let secondDiagonal = 0;
  const wanted = load<u64>(target + <usize>position);
  const place = placeAhead(position);
  let entry = entryAhead(place);
  let bytes = bytesAhead(place);
  for (let tries = 0; entry != 0 && tries < maxTries; tries += 1) {
    const basePosition = entryPosition(entry);
    const difference = bytes ^ wanted;
    // What comes next is on its way from memory while this one is rated.
    entry = olderEntry(entry);
    bytes = bytesOf(entry);
    const length = matchAt(basePosition, position, difference);
    if (length < minMatch) continue;
    const rating = rate(basePosition, position, length, secondRating);
    if (rating > bestRating) {
      secondRating = bestRating;
      secondDiagonal = bestDiagonal;
      bestRating = rating;
      bestDiagonal = basePosition - position;
    } else if (rating > secondRating) {
      secondRating = rating;
      secondDiagonal = basePosition - position;
    }
    if (length == LONG_MATCH) break;
  }
  if (bestRating > 0) open(bestDiagonal, position);
  if (secondRating > 0) open(secondDiagonal, position);
}

/** `difference` is that of the first 8 bytes. */
function matchAt(basePosition: i32, position: i32, difference: u64): i32 {
  const most = min(min(targetLength - position, baseLength - basePosition), LONG_MATCH);
  if (difference != 0) return min(<i32>(ctz(difference) >> 3), most);
  if (most <= 8) return most;
  return 8 + matchLength(base + <usize>basePosition + 8, target + <usize>position + 8, most - 8);
}

/**
 * What following the diagonal forward would gain: its equal bytes, and those soon after the first difference. 0 if that
 * is not more than `least`.
 */
function rate(basePosition: i32, position: i32, length: i32, least: i32): i32 {
  const beyond = min(min(targetLength - position, baseLength - basePosition) - length, RATED_BEYOND);
  if ((length + beyond) * EQUAL_GAIN <= least) return 0;
  const known = length * EQUAL_GAIN;
  const from = <usize>length;
  let equal = equalBytes(base + <usize>basePosition + from, target + <usize>position + from);
  if (beyond < RATED_BEYOND) equal &= ((<u64>1) << (<u64>beyond)) - 1;
  if (known + <i32>popcnt(equal) * EQUAL_GAIN <= least) return 0;
  return rateRuns(known, equal);
}

/** Follows the runs of equal and of different bytes; the lowest bit of `equal` is the first byte. */
function rateRuns(known: i32, equal: u64): i32 {
  let rating = known;
  let highest = rating;
  while (equal != 0) {
    const different = ctz(equal);
    rating -= <i32>different * DIFFERENT_LOSS;
    if (rating < highest - HOPELESS_LOSS) break;
    equal >>= different;
    const run = ctz(~equal);
    rating += <i32>run * EQUAL_GAIN;
    highest = max(highest, rating);
    equal = run < 64 ? equal >> run : 0;
  }
  return highest;
}

/** Which of the 64 bytes at `a` and `b` are equal, the first in the lowest bit. What lies behind the files is of no account. */
function equalBytes(a: usize, b: usize): u64 {
  return (
    equalSixteen(a, b) |
    (equalSixteen(a + 16, b + 16) << 16) |
    (equalSixteen(a + 32, b + 32) << 32) |
    (equalSixteen(a + 48, b + 48) << 48)
  );
}

function equalSixteen(a: usize, b: usize): u64 {
  return <u64>(<u32>i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))));
}
