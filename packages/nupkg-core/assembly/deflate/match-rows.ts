// A row has the four newest positions whose next four bytes have the same hash, the newest first: for each the lower
// half of the position and, above it, a tag of other bits of the hash. One comparison of vectors finds the positions
// that are worth looking at, which are few. The newest position of three bytes stands in a table of its own.

import { input, ROW_BITS, ROW_SIZE, rows, SHORT_BITS, shortPositions, WINDOW_SIZE } from './layout';
import { matchOf } from './sequences';

/** Bytes that must follow a position for it to be made known or searched. */
export const HASHED_BYTES: i32 = 4;
const MAX_LENGTH: i32 = 258;
const MIN_LENGTH: i32 = 3;
/** A match of this length ends a search. */
const NICE_LENGTH: i32 = 32;
/** A match of three bytes from further away costs more than the bytes. */
const SHORT_DISTANCE: i32 = 4096;

/** 2 to the power of 32 divided by the golden ratio. */
const FACTOR: u32 = 0x9e3779b1;
/** Bits of `i8x16.bitmask` that stand for the upper bytes of the tags. */
const TAG_BYTES: i32 = 0x8888;

export function forgetPositions(): void {
  memory.fill(rows, 0, ROW_SIZE << ROW_BITS);
  memory.fill(shortPositions, 0, 2 << SHORT_BITS);
}

/** Makes positions known without asking what stands before them. */
export function insertAll(from: i32, to: i32): void {
  for (let position = from; position < to; position += 1) {
    const bytes = load<u32>(input + <usize>position);
    store<u16>(shortPlace(bytes), <u16>position);
    const hash = bytes * FACTOR;
    putFirst(rowOf(hash), hash, position);
  }
}

/**
 * Makes `position` known and returns the longest match for it that is longer than `best`, the nearest of several; 0 if
 * there is none. At least four bytes follow, and no more than `ahead` are matched.
 */
/* @inline */ export function search(position: i32, best: i32, ahead: i32): i32 {
  const bytes = load<u32>(input + <usize>position);
  const place = shortPlace(bytes);
  const shortDistance = distanceTo(position, <i32>load<u16>(place));
  store<u16>(place, <u16>position);
  const hash = bytes * FACTOR;
  const row = rowOf(hash);
  const tagged = i8x16.bitmask(i16x8.eq(v128.load(row), i16x8.splat(tagOf(hash)))) & TAG_BYTES;
  const found = tagged == 0 ? 0 : longMatch(position, row, tagged, max(best, MIN_LENGTH), min(MAX_LENGTH, ahead));
  putFirst(row, hash, position);
  if (found != 0 || best >= MIN_LENGTH || <u32>(shortDistance - 1) >= <u32>SHORT_DISTANCE) return found;
  const other = load<u32>(input + <usize>(position - shortDistance));
  return (bytes ^ other) << 8 == 0 ? matchOf(MIN_LENGTH, shortDistance) : 0;
}

/** The longest match of more than `atLeast` bytes and at most `atMost` among the positions in a row that have the tag. */
function longMatch(position: i32, row: usize, tagged: i32, atLeast: i32, atMost: i32): i32 {
  if (atLeast >= atMost) return 0;
  const here = input + <usize>position;
  const nice = min(NICE_LENGTH, atMost);
  let found = 0;
  let best = atLeast;
  let wanted = load<u32>(here + <usize>best - 3);
  for (let left = tagged; left != 0; left &= left - 1) {
    const distance = distanceTo(position, <i32>load<u16>(row + <usize>ctz(left) - 3));
    if (<u32>(distance - 1) >= <u32>WINDOW_SIZE) continue;
    const there = here - <usize>distance;
    if (load<u32>(there + <usize>best - 3) != wanted) continue;
    const length = min(equalBytes(here, there), atMost);
    if (length <= best) continue;
    found = matchOf(length, distance);
    if (length >= nice) break;
    best = length;
    wanted = load<u32>(here + <usize>best - 3);
  }
  return found;
}

function equalBytes(a: usize, b: usize): i32 {
  let length = 0;
  do {
    const difference = load<u64>(a + <usize>length) ^ load<u64>(b + <usize>length);
    if (difference != 0) return length + ((<i32>ctz(difference)) >> 3);
    length += 8;
  } while (length < MAX_LENGTH);
  return MAX_LENGTH;
}

/** How far a position lies before another. Only the lower halves count, so it may be one that was never inserted. */
function distanceTo(position: i32, before: i32): i32 {
  return (position - before) & 0xffff;
}

function rowOf(hash: u32): usize {
  return rows + ROW_SIZE * <usize>(hash >> (32 - ROW_BITS));
}

function tagOf(hash: u32): u16 {
  return <u16>(hash >> (16 - ROW_BITS));
}

/** Moves the positions of a row by one place, so that the last one goes. */
function putFirst(row: usize, hash: u32, position: i32): void {
  const entry = i32x4.splat(((<i32>tagOf(hash)) << 16) | (position & 0xffff));
  v128.store(row, v128.shuffle<i32>(v128.load(row), entry, 7, 0, 1, 2));
}

function shortPlace(bytes: u32): usize {
  return shortPositions + <usize>((((bytes << 8) * FACTOR) >> (32 - SHORT_BITS)) << 1);
}
