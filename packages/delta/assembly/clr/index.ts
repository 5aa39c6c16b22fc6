export { countBlobs, mapBlobHeap, parseBlobs } from './blob-heap';
export { mapBodies, useTokens } from './bodies';
export { countEntries } from './reversed-texts';
export { mapTexts } from './texts';

/** Where the memory begins that is the caller's. */
export function roomAddress(): usize {
  return __heap_base;
}
