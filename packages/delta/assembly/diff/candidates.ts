import { byteAt } from '../memory';
import { entryPosition, newestEntry, olderEntry } from './base-index';
import { base, baseLength, target, targetLength } from './layout';
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
  let entry = newestEntry(target + <usize>position);
  for (let tries = 0; entry != 0 && tries < maxTries; tries += 1) {
    const basePosition = entryPosition(entry);
    entry = olderEntry(entry);
    const length = matchAt(basePosition, position);
    if (length < minMatch) continue;
    const rating = rate(basePosition, position, length);
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

function matchAt(basePosition: i32, position: i32): i32 {
  const most = min(min(targetLength - position, baseLength - basePosition), LONG_MATCH);
  return matchLength(base + <usize>basePosition, target + <usize>position, most);
}

/** What following the diagonal forward would gain: its equal bytes, and those soon after the first difference. */
function rate(basePosition: i32, position: i32, length: i32): i32 {
  const end = min(min(targetLength - position, baseLength - basePosition), length + RATED_BEYOND);
  let rating = length * EQUAL_GAIN;
  let highest = rating;
  for (let i = length; i < end; i += 1) {
    if (byteAt(base, basePosition + i) == byteAt(target, position + i)) {
      rating += EQUAL_GAIN;
      highest = max(highest, rating);
    } else {
      rating -= DIFFERENT_LOSS;
      if (rating < highest - HOPELESS_LOSS) break;
    }
  }
  return highest;
}
