import { intAt, setInt } from '../memory';
import { isSmall, symbolAt } from './suffix-types';

// Sorted suffixes lie in buckets by their first symbol. In each bucket the large ones come first.

export const EMPTY: i32 = -1;

/** Sets `buckets[s]` to where the bucket of symbol s begins. */
export function bucketStarts<T>(text: usize, length: i32, buckets: usize, alphabet: i32): void {
  countSymbols<T>(text, length, buckets, alphabet);
  let sum = 0;
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    const count = intAt(buckets, symbol);
    setInt(buckets, symbol, sum);
    sum += count;
  }
}

/** Sets `buckets[s]` to where the bucket of symbol s ends. */
export function bucketEnds<T>(text: usize, length: i32, buckets: usize, alphabet: i32): void {
  countSymbols<T>(text, length, buckets, alphabet);
  let sum = 0;
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    sum += intAt(buckets, symbol);
    setInt(buckets, symbol, sum);
  }
}

/**
 * Completes `sorted`, which holds the leftmost small suffixes, in order, at the ends of their buckets. Every large
 * suffix goes behind the last one of its bucket when the suffix after it is met from the left; then every small one
 * likewise from the right.
 */
export function induce<T>(text: usize, length: i32, sorted: usize, types: usize, buckets: usize, alphabet: i32): void {
  induceLarge<T>(text, length, sorted, types, buckets, alphabet);
  induceSmall<T>(text, length, sorted, types, buckets, alphabet);
}

function induceLarge<T>(text: usize, length: i32, sorted: usize, types: usize, buckets: usize, alphabet: i32): void {
  bucketStarts<T>(text, length, buckets, alphabet);
  // The empty suffix, the smallest of all, is met first.
  appendAtStart<T>(text, length - 1, sorted, buckets);
  for (let i = 0; i < length; i += 1) {
    const before = intAt(sorted, i) - 1;
    if (before >= 0 && !isSmall(types, before)) appendAtStart<T>(text, before, sorted, buckets);
  }
}

function induceSmall<T>(text: usize, length: i32, sorted: usize, types: usize, buckets: usize, alphabet: i32): void {
  bucketEnds<T>(text, length, buckets, alphabet);
  for (let i = length - 1; i >= 0; i -= 1) {
    const before = intAt(sorted, i) - 1;
    if (before >= 0 && isSmall(types, before)) prependAtEnd<T>(text, before, sorted, buckets);
  }
}

function appendAtStart<T>(text: usize, suffix: i32, sorted: usize, buckets: usize): void {
  const symbol = symbolAt<T>(text, suffix);
  const slot = intAt(buckets, symbol);
  setInt(sorted, slot, suffix);
  setInt(buckets, symbol, slot + 1);
}

/** Puts a suffix before the ones that are already at the end of its bucket. */
export function prependAtEnd<T>(text: usize, suffix: i32, sorted: usize, buckets: usize): void {
  const symbol = symbolAt<T>(text, suffix);
  const slot = intAt(buckets, symbol) - 1;
  setInt(sorted, slot, suffix);
  setInt(buckets, symbol, slot);
}

function countSymbols<T>(text: usize, length: i32, buckets: usize, alphabet: i32): void {
  memory.fill(buckets, 0, (<usize>alphabet) << 2);
  for (let i = 0; i < length; i += 1) {
    const symbol = symbolAt<T>(text, i);
    setInt(buckets, symbol, intAt(buckets, symbol) + 1);
  }
}
