import type { PatchReference } from './patch-reader.ts';

/** A reference that is made part after part, as far as it is needed: where a part begins depends on those before. */
export interface GrowingReference extends PatchReference {
  /** Makes every part up to this one, counted from 0. */
  through(part: number): void;
}

/** `makePart` gives the pieces of a part; it is called once for each, in their order. */
export function growingReference(count: number, makePart: (part: number) => readonly Uint8Array[]): GrowingReference {
  const pieces: PlacedPiece[] = [];
  let [made, size] = [0, 0];
  const through = (part: number): void => {
    while (made <= part) {
      made += 1;
      for (const bytes of makePart(made - 1)) {
        if (bytes.length > 0) pieces.push({ bytes, start: size });
        size += bytes.length;
      }
    }
  };
  const reach = (end: number): boolean => {
    while (size < end && made < count) through(made);
    return size >= end;
  };
  // One step after the other takes from the same piece, as a rule.
  let last = 0;
  return {
    through,
    copy: (start, length, target, at) => {
      if (start < 0 || !reach(start + length)) return false;
      if (length > 0 && !isIn(pieces[last], start)) last = indexOfPiece(pieces, start);
      for (let done = 0, index = last; done < length; index += 1) {
        const piece = pieces[index];
        if (piece === undefined) return false;
        const from = start + done - piece.start;
        const part = piece.bytes.subarray(from, from + length - done);
        target.set(part, at + done);
        done += part.length;
      }
      return true;
    },
  };
}

interface PlacedPiece {
  readonly bytes: Uint8Array;
  readonly start: number;
}

function isIn(piece: PlacedPiece | undefined, place: number): boolean {
  return piece !== undefined && place >= piece.start && place < piece.start + piece.bytes.length;
}

/** The last piece that begins at a place, or before. */
function indexOfPiece(pieces: readonly PlacedPiece[], place: number): number {
  let [low, high] = [0, pieces.length];
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= place) low = middle;
    else high = middle;
  }
  return low;
}
