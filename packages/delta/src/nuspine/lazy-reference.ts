import { fillRoom } from './coded-part.ts';
import { type PatchReference, wholeReference } from './patch-reader.ts';

/** A part of a reference that takes time to make. */
export interface LazyPart {
  /** In bytes. */
  readonly size: number;
  /** All of it, in pieces. Called at most once. */
  readonly pieces: () => readonly Uint8Array[];
}

interface PlacedPart extends LazyPart {
  readonly start: number;
  readonly end: number;
  isMade: boolean;
}

/** The parts one after the other, `size` bytes in all; each is made when something of it is first taken. */
export function lazyReference(parts: readonly LazyPart[], size: number): PatchReference {
  const bytes = new Uint8Array(size);
  const whole = wholeReference(bytes);
  const placed = placeParts(parts);
  // One step after the other takes from the same part, as a rule.
  let [madeFrom, madeTo] = [0, 0];
  const need = (start: number, end: number): void => {
    if (start === end || (start >= madeFrom && end <= madeTo)) return;
    for (let index = indexOfPart(placed, start); index < placed.length; index += 1) {
      const part = placed[index];
      if (part === undefined || part.start >= end) return;
      if (!part.isMade) fillRoom(bytes.subarray(part.start, part.end), part.pieces());
      part.isMade = true;
      [madeFrom, madeTo] = [part.start, part.end];
    }
  };
  return {
    copy: (start, length, target, at) => {
      need(start, start + length);
      return whole.copy(start, length, target, at);
    },
  };
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
