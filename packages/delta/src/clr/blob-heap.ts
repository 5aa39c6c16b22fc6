/** The `#Blob` and `#US` heaps (II.24.2.4): runs of bytes, each behind its length. */

const MOST_BLOBS = 2 ** 20;

/** The blobs of a heap by their offsets, each as text of one character a byte, so that it can be a key. */
export type Blobs = ReadonlyMap<number, string>;

/** Reads a heap from its start, as far as `MOST_BLOBS` reach. A blob that is cut off keeps what is there. */
export function parseBlobs(heap: Uint8Array): Blobs {
  const text = Buffer.from(heap.buffer, heap.byteOffset, heap.length).toString('latin1');
  const blobs = new Map<number, string>();
  for (let at = 0; at < heap.length && blobs.size < MOST_BLOBS; ) {
    const { value, bytes } = readCompressed(heap, at);
    const start = at + bytes;
    blobs.set(at, text.slice(start, start + value));
    at = start + value;
  }
  return blobs;
}

/** II.23.2: a compressed unsigned integer. Bytes beyond the end count as 0. */
function readCompressed(bytes: Uint8Array, at: number): { readonly value: number; readonly bytes: number } {
  const first = bytes[at] ?? 0;
  const [second = 0, third = 0, fourth = 0] = bytes.subarray(at + 1, at + 4);
  if (first < 0x80) return { value: first, bytes: 1 };
  if (first < 0xc0) return { value: ((first & 0x3f) << 8) | second, bytes: 2 };
  return { value: ((first & 0x1f) << 24) | (second << 16) | (third << 8) | fourth, bytes: 4 };
}

/** II.23.2: a number below 2^29 as text of one character a byte. */
export function formatCompressed(value: number): string {
  if (value < 0x80) return String.fromCharCode(value);
  if (value < 0x4000) return String.fromCharCode(0x80 | (value >> 8), value & 0xff);
  return String.fromCharCode(0xc0 | (value >>> 24), (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
}

/** Where a blob of the base is in the target: where it was, else where its bytes first are, else where it was. */
export function mapBlobs(base: Blobs, target: Blobs): (offset: number) => number {
  const places = new Map<string, number>();
  for (const [offset, blob] of target) if (!places.has(blob)) places.set(blob, offset);
  return (offset) => {
    const blob = base.get(offset);
    if (blob === undefined || target.get(offset) === blob) return offset;
    return places.get(blob) ?? offset;
  };
}
