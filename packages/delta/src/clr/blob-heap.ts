import { clrRoom } from './clr-module.ts';

/** The `#Blob` and `#US` heaps (II.24.2.4): runs of bytes, each behind its length. Blobs by number, in the order of their heap. */
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

/** Reads a heap from its start, as far as 2^20 blobs reach. A blob that is cut off keeps what is there. */
export function parseBlobs(heap: Uint8Array): Blobs {
  const { module, put, take, ints } = clrRoom();
  const address = put(heap);
  const count = module.countBlobs(address, heap.length);
  const [offsets, starts, ends] = [take(4 * count), take(4 * count), take(4 * count)];
  module.parseBlobs(address, heap.length, count, offsets, starts, ends);
  return { count, offsets: ints(offsets, count), bytes: heap, starts: ints(starts, count), ends: ints(ends, count) };
}
