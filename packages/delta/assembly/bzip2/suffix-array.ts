import { intAt, setInt } from '../memory';
import { bucketEnds, EMPTY, induce, prependAtEnd } from './suffix-buckets';
import { classify, isLeftmostSmall, symbolAt } from './suffix-types';

// Suffix sorting by induction (Nong, Zhang, Chan: "Linear Suffix Array Construction by Almost Pure Induced-Sorting",
// DCC 2009). Linear time on any input, so that no block can be made that takes forever.

/**
 * Sorts the suffixes of a text of `length` symbols below `alphabet`; a suffix sorts before those it is a prefix of.
 * `sorted` takes `length` ints. `types` and `buckets` are work space, which the sort of a reduced text, at most half
 * as long, takes behind its own share.
 */
export function sortSuffixes<T>(
  text: usize,
  length: i32,
  alphabet: i32,
  sorted: usize,
  types: usize,
  buckets: usize,
): void {
  classify<T>(text, length, types);
  sortLeftmostByPart<T>(text, length, alphabet, sorted, types, buckets);
  const count = gatherLeftmost(length, sorted, types);
  const names = nameParts<T>(text, length, sorted, types, count);
  const reduced = sorted + ((<usize>(length - count)) << 2);
  compactNames(length, sorted, count, reduced);
  if (names < count) {
    sortSuffixes<i32>(reduced, count, names, sorted, types + <usize>length, buckets + ((<usize>alphabet) << 2));
  } else {
    for (let i = 0; i < count; i += 1) setInt(sorted, intAt(reduced, i), i);
  }
  placeLeftmost<T>(text, length, alphabet, sorted, types, buckets, count, reduced);
  induce<T>(text, length, sorted, types, buckets, alphabet);
}

/** Sorts the leftmost small suffixes as far as the next one: the part before it decides, equal parts stay equal. */
function sortLeftmostByPart<T>(
  text: usize,
  length: i32,
  alphabet: i32,
  sorted: usize,
  types: usize,
  buckets: usize,
): void {
  bucketEnds<T>(text, length, buckets, alphabet);
  for (let i = 0; i < length; i += 1) setInt(sorted, i, EMPTY);
  for (let i = 1; i < length; i += 1) {
    if (isLeftmostSmall(types, i)) prependAtEnd<T>(text, i, sorted, buckets);
  }
  induce<T>(text, length, sorted, types, buckets, alphabet);
}

/** Moves the leftmost small suffixes, in their order, to the front of `sorted`. Returns how many there are. */
function gatherLeftmost(length: i32, sorted: usize, types: usize): i32 {
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    const suffix = intAt(sorted, i);
    if (isLeftmostSmall(types, suffix)) {
      setInt(sorted, count, suffix);
      count += 1;
    }
  }
  return count;
}

/**
 * Numbers the parts in their order, equal parts alike. The name of the part at position p goes to
 * `sorted[count + p / 2]`: leftmost small suffixes are never neighbours. Returns how many names there are.
 */
function nameParts<T>(text: usize, length: i32, sorted: usize, types: usize, count: i32): i32 {
  for (let i = count; i < length; i += 1) setInt(sorted, i, EMPTY);
  let names = 0;
  let previous = -1;
  for (let i = 0; i < count; i += 1) {
    const suffix = intAt(sorted, i);
    if (previous < 0 || !partsAreEqual<T>(text, length, types, previous, suffix)) names += 1;
    setInt(sorted, count + (suffix >> 1), names - 1);
    previous = suffix;
  }
  return names;
}

/** A part reaches from one leftmost small suffix to the next, both included. The last one ends with the text. */
function partsAreEqual<T>(text: usize, length: i32, types: usize, a: i32, b: i32): bool {
  let i = 0;
  while (a + i < length && b + i < length) {
    if (symbolAt<T>(text, a + i) != symbolAt<T>(text, b + i)) return false;
    const endsA = i > 0 && isLeftmostSmall(types, a + i);
    const endsB = i > 0 && isLeftmostSmall(types, b + i);
    if (endsA || endsB) return endsA && endsB;
    i += 1;
  }
  return false;
}

/** Moves the names, in the order of the text, to the end of `sorted`: they are the reduced text. */
function compactNames(length: i32, sorted: usize, count: i32, reduced: usize): void {
  let slot = count - 1;
  for (let i = length - 1; i >= count; i -= 1) {
    const name = intAt(sorted, i);
    if (name == EMPTY) continue;
    setInt(reduced, slot, name);
    slot -= 1;
  }
}

/** Puts the leftmost small suffixes, now fully sorted, at the ends of their buckets, and empties the rest. */
function placeLeftmost<T>(
  text: usize,
  length: i32,
  alphabet: i32,
  sorted: usize,
  types: usize,
  buckets: usize,
  count: i32,
  positions: usize,
): void {
  let found = 0;
  for (let i = 1; i < length; i += 1) {
    if (!isLeftmostSmall(types, i)) continue;
    setInt(positions, found, i);
    found += 1;
  }
  for (let i = 0; i < count; i += 1) setInt(sorted, i, intAt(positions, intAt(sorted, i)));
  for (let i = count; i < length; i += 1) setInt(sorted, i, EMPTY);
  bucketEnds<T>(text, length, buckets, alphabet);
  for (let i = count - 1; i >= 0; i -= 1) {
    const suffix = intAt(sorted, i);
    setInt(sorted, i, EMPTY);
    prependAtEnd<T>(text, suffix, sorted, buckets);
  }
}
