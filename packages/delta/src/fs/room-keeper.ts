import { indexStepFor } from '../engine/choose-preset.ts';
import { type SearchMemory, takeMemory } from '../engine/diff-module.ts';
import { MAX_SEARCH_MEMORY } from '../engine/find-covers.ts';
import { layoutSearch } from '../engine/search-layout.ts';
import type { SharedFiles } from './engine-thread.ts';

/** Gives and takes back the memory in which files are searched. What small files needed is used again. */
export interface RoomKeeper {
  /** Room for two files of these sizes. Throws `DELTA_LIMIT_EXCEEDED` if the machine does not have it. */
  take(baseSize: number, targetSize: number): SharedFiles;
  giveBack(room: SharedFiles): void;
}

const SMALLEST = 2 ** 24;
/** Memory that is larger than this is not kept: it would be missing elsewhere. */
const LARGEST_KEPT = 2 ** 26;

/** Lays rooms out for `threads` threads, and for fewer bytes than `maxSearch` by themselves. */
export function roomKeeper(threads: number, maxSearch: number = MAX_SEARCH_MEMORY): RoomKeeper {
  const kept: SearchMemory[] = [];
  return {
    take(baseSize, targetSize) {
      const layout = layoutSearch(baseSize, targetSize, indexStepFor(baseSize, targetSize), threads);
      if (layout.size > maxSearch) return { base: sharedBytes(baseSize), target: sharedBytes(targetSize) };
      const index = kept.findIndex(({ buffer }) => buffer.byteLength >= layout.size);
      const [found] = index < 0 ? [] : kept.splice(index, 1);
      const memory = found ?? takeMemory(sizeToKeep(layout.size));
      return {
        base: new Uint8Array(memory.buffer, layout.base, baseSize),
        target: new Uint8Array(memory.buffer, layout.target, targetSize),
        search: { memory, layout },
      };
    },
    giveBack({ search }) {
      if (search !== undefined && search.memory.buffer.byteLength <= LARGEST_KEPT) kept.push(search.memory);
    },
  };
}

/** A power of two where it is kept, so that it fits other files too. */
function sizeToKeep(size: number): number {
  const rounded = 2 ** Math.ceil(Math.log2(Math.max(size, SMALLEST)));
  return rounded <= LARGEST_KEPT ? rounded : size;
}

function sharedBytes(size: number): Uint8Array {
  return new Uint8Array(new SharedArrayBuffer(size));
}
