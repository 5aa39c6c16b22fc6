import { intAt, setInt } from '../memory';
import { heads, input, links, WINDOW_SIZE } from './layout';

const HASH_MASK: i32 = WINDOW_SIZE - 1;
/** Lower than every position that can be reached. */
const NOWHERE: i32 = -(1 << 20);

export function resetChains(): void {
  for (let i = 0; i < WINDOW_SIZE; i += 1) setInt(heads, i, NOWHERE);
}

/** Makes a position known, and returns the one before it whose three bytes have the same hash: zlib's `INSERT_STRING`. */
export function insert(position: i32): i32 {
  const bytes = load<u32>(input + <usize>position);
  const hash = (<i32>((bytes << 10) ^ ((bytes >> 3) & 0x1fe0) ^ ((bytes >> 16) & 0xff))) & HASH_MASK;
  const before = intAt(heads, hash);
  setInt(heads, hash, position);
  store<u16>(links + ((<usize>(position & HASH_MASK)) << 1), <u16>min(position - before, 0xffff));
  return before;
}

/** The position before one whose three bytes have the same hash. */
export function previous(position: i32): i32 {
  return position - <i32>load<u16>(links + ((<usize>(position & HASH_MASK)) << 1));
}
