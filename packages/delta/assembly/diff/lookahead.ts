import { intAt, setInt } from '../memory';
import { bytesOf, newestEntry } from './base-index';
import { ahead, target } from './layout';

// Looking one position up waits for memory twice: for the table of hashes, and for the base. Those of several positions
// are on their way at the same time.

/** Positions that are looked up together. More are for nothing where a run is jumped over. */
const TOGETHER: i32 = 8;
/** Their entries come first, then the first bytes of each. */
const ENTRIES_SIZE: usize = 4 * <usize>TOGETHER;

/** The first position that was looked up. */
let first: i32 = 0;

/** Forgets what was looked up, in another target or index. */
export function resetAhead(): void {
  first = -TOGETHER;
}

/** Looks up `position` and the next ones, unless that was done. Returns its place among them. */
export function placeAhead(position: i32): i32 {
  const place = position - first;
  if (place >= 0 && place < TOGETHER) return place;
  first = position;
  for (let i = 0; i < TOGETHER; i += 1) setInt(ahead, i, newestEntry(target + <usize>(position + i)));
  for (let i = 0; i < TOGETHER; i += 1) store<u64>(bytesAddress(i), bytesOf(intAt(ahead, i)));
  return 0;
}

/** The newest entry that may equal the bytes at a place; 0 if there is none. */
export function entryAhead(place: i32): i32 {
  return intAt(ahead, place);
}

/** What `bytesOf` says of it. */
export function bytesAhead(place: i32): u64 {
  return load<u64>(bytesAddress(place));
}

function bytesAddress(place: i32): usize {
  return ahead + ENTRIES_SIZE + ((<usize>place) << 3);
}
