import type { MapOffset } from './map-blobs.ts';
import { MAX_TEXT, type ReversedTexts, reversedTexts } from './reversed-texts.ts';

const UNKNOWN = -1;

/** Where a text of the `#Strings` heap (II.24.2.3) ends: at its zero, or after `MAX_TEXT`. */
export function textEnd(heap: Uint8Array, offset: number): number {
  const most = Math.min(offset + MAX_TEXT, heap.length);
  let end = offset;
  while (end < most && heap[end] !== 0) end += 1;
  return end;
}

/**
 * Where the text at an offset of the base's heap is in the target's. Compilers fold a text that is the tail of another
 * into the entry with the greatest reversed text that begins with it, reversed; so its place can be told.
 * An offset whose text is nowhere stays as it is.
 */
export function mapTexts(base: Uint8Array, target: Uint8Array): MapOffset {
  const texts = reversedTexts(target);
  const known = new Int32Array(base.length).fill(UNKNOWN);
  return (offset) => {
    if (known[offset] === UNKNOWN) known[offset] = findText(base, offset, texts);
    return known[offset] ?? 0;
  };
}

function findText(heap: Uint8Array, offset: number, texts: ReversedTexts): number {
  const end = textEnd(heap, offset);
  if (end === offset) return 0;
  const found = texts.find(heap, offset, end);
  return found === undefined ? offset : found - (end - offset);
}
