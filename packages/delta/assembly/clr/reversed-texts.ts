import { byteAt, intAt, setInt } from '../memory';
import { sortNumbers } from './sort';
import { MAX_TEXT } from './text-end';

// The entries of a #Strings heap, reversed and in order, so that one with a given tail can be found.

const ENTRY_BITS: u64 = 20;
const MOST_ENTRIES: i32 = 1 << 20;
/** So many bytes of a text are compared at once: they and the number of an entry fit into one number. */
const BYTES_AT_ONCE: i32 = 4;
/** Fewer entries are put in order one by one. */
const FEW: i32 = 12;

let heap: usize = 0;
let count: i32 = 0;
let starts: usize = 0;
let ends: usize = 0;
let order: usize = 0;
/** The last bytes of each entry, in their order. */
let heads: usize = 0;
let keys: usize = 0;
let scratch: usize = 0;

export function countEntries(bytes: usize, size: i32): i32 {
  let found = 0;
  for (let at = 0; at < size && found < MOST_ENTRIES; found += 1) at = entryEnd(bytes, size, at) + 1;
  return found;
}

/** `room` has 32 bytes for each entry. */
export function readEntries(bytes: usize, size: i32, room: usize, entries: i32): void {
  heap = bytes;
  count = entries;
  const ints = (<usize>entries) << 2;
  keys = room;
  scratch = keys + 2 * ints;
  starts = scratch + 2 * ints;
  ends = starts + ints;
  order = ends + ints;
  heads = order + ints;
  let at = 0;
  for (let entry = 0; entry < count; entry += 1) {
    const end = entryEnd(bytes, size, at);
    setInt(starts, entry, max(at, end - MAX_TEXT));
    setInt(ends, entry, end);
    setInt(order, entry, entry);
    at = end + 1;
  }
}

function entryEnd(bytes: usize, size: i32, start: i32): i32 {
  let end = start;
  while (end < size && byteAt(bytes, end) != 0) end += 1;
  return end;
}

export function sortAll(): void {
  sortEntries(0, count, 0);
  for (let place = 0; place < count; place += 1) setInt(heads, place, bytesOf(intAt(order, place), 0));
}

/** Some bytes of a reversed entry, from `depth` on, as a number; zeros behind its end. */
function bytesOf(entry: i32, depth: i32): u32 {
  const last = intAt(ends, entry) - 1 - depth;
  const start = intAt(starts, entry);
  let bytes: u32 = 0;
  for (let at = last; at > last - BYTES_AT_ONCE; at -= 1) bytes = (bytes << 8) | (at >= start ? byteAt(heap, at) : 0);
  return bytes;
}

/** Puts entries in order that are alike up to `depth`; what stays alike keeps its order. */
function sortEntries(from: i32, to: i32, depth: i32): void {
  if (to - from < 2 || depth >= MAX_TEXT) return;
  if (to - from <= FEW) {
    insertEntries(from, to, depth);
    return;
  }
  for (let index = from; index < to; index += 1) {
    const entry = intAt(order, index);
    store<u64>(keys + ((<usize>(index - from)) << 3), ((<u64>bytesOf(entry, depth)) << ENTRY_BITS) | (<u64>entry));
  }
  sortNumbers(keys, to - from, scratch);
  const mask: u64 = MOST_ENTRIES - 1;
  for (let index = from; index < to; index += 1) {
    setInt(order, index, <i32>(load<u64>(keys + ((<usize>(index - from)) << 3)) & mask));
  }
  let first = from;
  let head = bytesOf(intAt(order, from), depth);
  for (let index = from + 1; index <= to; index += 1) {
    const bytes = index < to ? bytesOf(intAt(order, index), depth) : 0;
    if (index < to && bytes == head) continue;
    // A text that has ended is like another that has.
    if ((head & 0xff) != 0) sortEntries(first, index, depth + BYTES_AT_ONCE);
    first = index;
    head = bytes;
  }
}

function insertEntries(from: i32, to: i32, depth: i32): void {
  for (let index = from + 1; index < to; index += 1) {
    const entry = intAt(order, index);
    let place = index;
    for (; place > from && isGreater(intAt(order, place - 1), entry, depth); place -= 1) {
      setInt(order, place, intAt(order, place - 1));
    }
    setInt(order, place, entry);
  }
}

function isGreater(a: i32, b: i32, start: i32): bool {
  for (let depth = start; depth < MAX_TEXT; depth += BYTES_AT_ONCE) {
    const first = bytesOf(a, depth);
    const second = bytesOf(b, depth);
    if (first != second) return first > second;
    if ((first & 0xff) == 0) return false;
  }
  return false;
}

/**
 * Where the greatest entry ends, as reversed texts compare, that ends with the text at `start` to `end` of another heap;
 * of equal ones the last. -1 if none does.
 */
export function findEntry(other: usize, start: i32, end: i32): i32 {
  // The least and the greatest that the last bytes of such an entry can be.
  let least: u32 = 0;
  let most: u32 = 0;
  for (let at = end - 1; at > end - 1 - BYTES_AT_ONCE; at -= 1) {
    least = (least << 8) | (at >= start ? byteAt(other, at) : 0);
    most = (most << 8) | (at >= start ? byteAt(other, at) : 0xff);
  }
  let place = countUpTo(most);
  if (end - start > BYTES_AT_ONCE) place = countTexts(other, start, end, countUpTo(least - 1), place);
  if (place == 0) return -1;
  const entry = intAt(order, place - 1);
  return compareText(entry, other, start, end, 0) == 0 ? intAt(ends, entry) : -1;
}

/** How many heads are at most `limit`. */
function countUpTo(limit: u32): i32 {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (<u32>intAt(heads, middle) <= limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How many entries are less than a reversed text or begin with it; `low` are, from `high` on none. */
function countTexts(other: usize, start: i32, end: i32, low: i32, high: i32): i32 {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareText(intAt(order, middle), other, start, end, BYTES_AT_ONCE) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** 0 if an entry ends with a text, else how they compare, reversed. They are known to be alike up to `depth`. */
function compareText(entry: i32, other: usize, start: i32, end: i32, depth: i32): i32 {
  const entryStart = intAt(starts, entry);
  let last = intAt(ends, entry) - 1 - depth;
  for (let at = end - 1 - depth; at >= start; at -= 1, last -= 1) {
    const difference = (last >= entryStart ? byteAt(heap, last) : 0) - byteAt(other, at);
    if (difference != 0) return difference;
  }
  return 0;
}
