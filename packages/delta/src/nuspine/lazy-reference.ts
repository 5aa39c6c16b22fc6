import { fillRoom } from './coded-part.ts';
import type { NeedReference } from './patch-streams.ts';

/** A part of a reference that takes time to make. */
export interface LazyPart {
  /** In bytes. */
  readonly size: number;
  /** All of it, in pieces. Called at most once. */
  readonly pieces: () => readonly Uint8Array[];
}

/** A reference whose parts are made when they are first needed: zeros until then. */
export interface LazyReference {
  readonly bytes: Uint8Array;
  readonly need: NeedReference;
}

interface PlacedPart extends LazyPart {
  readonly start: number;
  readonly end: number;
  isMade: boolean;
}

/** The parts one after the other, `size` bytes in all. */
export function lazyReference(parts: readonly LazyPart[], size: number): LazyReference {
  const bytes = new Uint8Array(size);
  const placed = placeParts(parts);
  // One step after the other takes from the same part, as a rule.
  let [start, end] = [0, 0];
  const make = (part: PlacedPart): void => {
    if (!part.isMade) fillRoom(bytes.subarray(part.start, part.end), part.pieces());
    part.isMade = true;
    [start, end] = [part.start, part.end];
  };
  const need: NeedReference = (from, to) => {
    if (from === to || (from >= start && to <= end)) return;
    for (let index = indexOfPart(placed, from); index < placed.length; index += 1) {
      const part = placed[index];
      if (part === undefined || part.start >= to) return;
      make(part);
    }
  };
  return { bytes, need };
}

function placeParts(parts: readonly LazyPart[]): PlacedPart[] {
  let at = 0;
  return parts.map(({ size, pieces }) => {
    at += size;
    return { size, pieces, start: at - size, end: at, isMade: false };
  });
}

/** The first part that ends behind a place. */
function indexOfPart(parts: readonly PlacedPart[], place: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
