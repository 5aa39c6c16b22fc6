import { intAt, setInt } from '../memory';
import { base, baseLength, chain, hashBits, heads, step } from './layout';

// Positions of the base by the hash of the bytes there. `heads` has the newest entry of each hash, `chain` the one
// before each entry. Entry e (from 1) is base position (e - 1) * step; 0 ends a chain.

/** 2^64 divided by the golden ratio: spreads neighbouring values evenly (Knuth, TAOCP 3, 6.4). */
const GOLDEN: u64 = 0x9e3779b97f4a7c15;

/** Bytes that are loaded for a hash, of which `hashedBytes` count. */
const LOADED_BYTES: i32 = 8;

let hashedBytes: i32 = 8;

/** Says how many bytes (1 to 8) are hashed, of the base as of the target. */
export function useHash(bytes: i32): void {
  hashedBytes = bytes;
}

/** Positions that are indexed at once. */
const SLICE: i32 = 1 << 18;

let indexed: i32 = 0;

/** Empties the index. */
export function startIndex(): void {
  memory.fill(heads, 0, (<usize>4) << (<usize>hashBits));
  indexed = 0;
}

/**
 * Indexes the next positions, every `step`-th of the base, and says whether there are more. Another instance may search
 * with the index when there are none. A loop over a large base would stay as slow as it was first compiled.
 */
export function indexMore(): bool {
  const last = baseLength - LOADED_BYTES + 1;
  const end = last - indexed > SLICE ? indexed + SLICE : last;
  let entry = indexed / step;
  let position = entry * step;
  for (; position < end; position += step) {
    const hash = hashOf(base + <usize>position);
    setInt(chain, entry, intAt(heads, hash));
    entry += 1;
    setInt(heads, hash, entry);
  }
  indexed = position;
  return position < last;
}

/** The newest entry whose bytes have the hash of the 8 bytes at `address`; 0 if there is none. */
export function newestEntry(address: usize): i32 {
  return intAt(heads, hashOf(address));
}

/** The entry before `entry` with the same hash; 0 if there is none. */
export function olderEntry(entry: i32): i32 {
  return intAt(chain, entry - 1);
}

/** Where in the base `entry` is. */
export function entryPosition(entry: i32): i32 {
  return (entry - 1) * step;
}

/** The first 8 bytes of an entry. Of none, some that are not looked at. */
export function bytesOf(entry: i32): u64 {
  return load<u64>(base + <usize>entryPosition(entry));
}

function hashOf(address: usize): i32 {
  const unusedBits = <u64>((LOADED_BYTES - hashedBytes) << 3);
  const value = load<u64>(address) << unusedBits;
  const lostBits = <u64>(64 - hashBits);
  return <i32>((value * GOLDEN) >> lostBits);
}
