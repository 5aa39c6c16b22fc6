import { byteAt, intAt, setInt } from '../memory';
import { byteOrZero, numberAt, numberSize, writeNumber } from './compressed';
import { mapSignature, useTypes } from './signature';

// The #Blob and #US heaps (II.24.2.4): runs of bytes, each behind its length.

const MOST_BLOBS: i32 = 1 << 20;
const LENGTH_BYTES: i32 = 4;
const NO_SIGNATURE: i32 = 0;

/** Blobs from the start of a heap, as far as `MOST_BLOBS` reach. */
export function countBlobs(heap: usize, size: i32): i32 {
  let count = 0;
  for (let at = 0; at < size && count < MOST_BLOBS; count += 1) {
    at += numberSize(byteOrZero(heap, size, at)) + numberAt(heap, size, at);
  }
  return count;
}

/** Where each blob has its length, and where its content begins and ends. One that is cut off keeps what is there. */
export function parseBlobs(heap: usize, size: i32, count: i32, offsets: usize, starts: usize, ends: usize): void {
  let at = 0;
  for (let blob = 0; blob < count; blob += 1) {
    setInt(offsets, blob, at);
    const start = at + numberSize(byteOrZero(heap, size, at));
    at = start + numberAt(heap, size, at);
    setInt(starts, blob, min(start, size));
    setInt(ends, blob, min(at, size));
  }
}

/**
 * Writes the blobs to `out` with the types in their signatures as `types` has them: three maps of rows (of TypeDef,
 * TypeRef and TypeSpec), each an address and a length. `kinds` has a byte for each of the heap. `starts` and `ends` become
 * those of `out`. Gives its size.
 */
export function mapBlobHeap(
  heap: usize,
  count: i32,
  offsets: usize,
  starts: usize,
  ends: usize,
  kinds: usize,
  types: usize,
  out: usize,
): i32 {
  useTypes(types);
  let at = 0;
  for (let blob = 0; blob < count; blob += 1) {
    const offset = intAt(offsets, blob);
    const start = intAt(starts, blob);
    const end = intAt(ends, blob);
    const kind = offset == 0 ? NO_SIGNATURE : byteAt(kinds, offset);
    // Written behind the longest length there is, and moved when that is known.
    const room = out + <usize>(at + LENGTH_BYTES);
    const mapped = kind == NO_SIGNATURE ? 0 : mapSignature(heap, start, end, kind, room);
    const size = mapped > 0 ? mapped : end - start;
    const content = writeNumber(out, at, size);
    memory.copy(out + <usize>content, mapped > 0 ? room : heap + <usize>start, size);
    at = content + size;
    setInt(starts, blob, content);
    setInt(ends, blob, at);
  }
  return at;
}
