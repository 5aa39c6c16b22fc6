/** The `#Blob` and `#US` heaps (II.24.2.4): runs of bytes, each behind its length. */

const MOST_BLOBS = 2 ** 20;

/** Blobs by number, in the order of their heap. */
export interface Blobs {
  readonly count: number;
  /** Where each has its length, in the heap: what refers to it says this. */
  readonly offsets: Int32Array;
  /** What holds the contents: the heap, or one in which some were changed. */
  readonly bytes: Uint8Array;
  /** Where the content of each begins and ends there. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Reads a heap from its start, as far as `MOST_BLOBS` reach. A blob that is cut off keeps what is there. */
export function parseBlobs(heap: Uint8Array): Blobs {
  const count = countBlobs(heap);
  const [offsets, starts, ends] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  let at = 0;
  for (let blob = 0; blob < count; blob += 1) {
    offsets[blob] = at;
    const start = at + lengthBytes(heap[at] ?? 0);
    at = start + readLength(heap, at);
    starts[blob] = Math.min(start, heap.length);
    ends[blob] = Math.min(at, heap.length);
  }
  return { count, offsets, bytes: heap, starts, ends };
}

function countBlobs(heap: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < heap.length && count < MOST_BLOBS; count += 1) {
    at += lengthBytes(heap[at] ?? 0) + readLength(heap, at);
  }
  return count;
}

/** II.23.2: bytes of a compressed unsigned integer, by its first. */
function lengthBytes(first: number): 1 | 2 | 4 {
  if (first < 0x80) return 1;
  return first < 0xc0 ? 2 : 4;
}

/** II.23.2. Bytes beyond the end count as 0. */
function readLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return first;
  const second = bytes[at + 1] ?? 0;
  if (first < 0xc0) return ((first & 0x3f) << 8) | second;
  return ((first & 0x1f) << 24) | (second << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
}

/** II.23.2: writes a number below 2^29, and gives where it ends. */
export function writeCompressed(bytes: Uint8Array, at: number, value: number): number {
  if (value < 0x80) {
    bytes[at] = value;
    return at + 1;
  }
  if (value < 0x4000) {
    bytes[at] = 0x80 | (value >> 8);
    bytes[at + 1] = value;
    return at + 2;
  }
  bytes[at] = 0xc0 | (value >>> 24);
  bytes[at + 1] = value >> 16;
  bytes[at + 2] = value >> 8;
  bytes[at + 3] = value;
  return at + 4;
}
