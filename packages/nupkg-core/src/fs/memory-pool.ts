import { letGo } from '../archive/let-go.ts';

/** Memory that is used over and over: new memory has to be cleared, and to be collected. */
export interface MemoryPool {
  /** At least `size` bytes, with whatever is in them. */
  take(size: number): Uint8Array<ArrayBuffer>;
  give(bytes: Uint8Array<ArrayBuffer>): void;
}

/** Times 16, it is a segment of 1 MiB and its window. */
const SMALLEST = 66 * 1024;
/** Bytes that are kept for later at most. */
const MAX_KEPT = 8 * 2 ** 20;

/** A pool of pieces whose sizes are powers of two times 66 KiB. */
export function memoryPool(maxKept: number = MAX_KEPT): MemoryPool {
  const free = new Map<number, Uint8Array<ArrayBuffer>[]>();
  let kept = 0;
  return {
    take: (size) => {
      const room = roomFor(size);
      const found = free.get(room)?.pop();
      if (found === undefined) return new Uint8Array(room);
      kept -= room;
      return found;
    },
    give: (bytes) => {
      const room = bytes.length;
      if (kept + room > maxKept) {
        letGo(bytes);
        return;
      }
      kept += room;
      const others = free.get(room);
      if (others === undefined) free.set(room, [bytes]);
      else others.push(bytes);
    },
  };
}

function roomFor(size: number): number {
  let room = SMALLEST;
  while (room < size) room *= 2;
  return room;
}
