import { growMemory, type SearchMemory, takeMemory } from '../engine/diff-module.ts';
import type { Effort } from '../engine/effort.ts';
import { findCovers, findCoversIn, MAX_SEARCH_MEMORY, type UseMemory } from '../engine/find-covers.ts';
import {
  HASTY_PRESET,
  LARGE_PRESET,
  METADATA_PRESET,
  type Preset,
  QUICK_PRESET,
  REST_PRESET,
} from '../engine/preset.ts';
import { layoutSearch, type SearchLayout } from '../engine/search-layout.ts';

/** Metadata is dense and structured; the rest is code, resources and files of any kind. */
export type StageKind = 'metadata' | 'rest';

/** Room for what a stage is predicted from and for what it codes; both are to be filled before anything is sought. */
export interface MatchRoom {
  readonly reference: Uint8Array;
  readonly target: Uint8Array;
  /** Covers of the target as ints (position in the reference, position in the target, length), in its order. */
  find(): Promise<Int32Array>;
}

/** Finds what of a stage is in its reference. */
export interface MatchFinder {
  /** Hands `use` room for so many bytes, and takes it back. */
  withRoom<T>(
    referenceSize: number,
    targetSize: number,
    stage: StageKind,
    use: (room: MatchRoom) => Promise<T>,
  ): Promise<T>;
}

/** From here on, time and memory of the thorough search are no longer worth it. In bytes of the reference. */
const LARGE_SIZE = 24 * 2 ** 20;
/** How to search in a reference: thoroughly, unless it is large or time is short. */
export function choosePreset(referenceSize: number, stage: StageKind, effort: Effort): Preset {
  if (effort === 'fast') return stage === 'rest' && referenceSize >= LARGE_SIZE ? HASTY_PRESET : QUICK_PRESET;
  if (stage === 'metadata') return METADATA_PRESET;
  return referenceSize >= LARGE_SIZE ? LARGE_PRESET : REST_PRESET;
}

/** Memory that is filled and can be searched. */
export interface SearchRoom {
  readonly memory: SearchMemory;
  readonly layout: SearchLayout;
  readonly preset: Preset;
}

export interface PortableFinderOptions {
  readonly effort?: Effort;
  /** Most bytes that a search may take; what needs more is searched part by part. */
  readonly maxMemory?: number;
  /** What searches in memory that is filled. By default this thread. */
  readonly search?: (room: SearchRoom) => Promise<Int32Array>;
  /** How many threads may search at once. */
  readonly threads?: number;
}

/** Searches with the portable engine, in memory that is kept from stage to stage. */
export function portableFinder({
  effort = 'default',
  maxMemory = MAX_SEARCH_MEMORY,
  search = async ({ memory, layout, preset }) => findCoversIn(memory, layout, preset),
  threads = 1,
}: PortableFinderOptions = {}): MatchFinder {
  let kept: SearchMemory | undefined;
  // Memory that threads have seen is only given back when they collect their garbage: there is one, and it grows.
  const take = (size: number): SearchMemory => {
    kept ??= takeMemory(size, 'growing');
    growMemory(kept, size);
    return kept;
  };
  return {
    withRoom: async (referenceSize, targetSize, stage, use) => {
      const preset = choosePreset(referenceSize, stage, effort);
      const layout = layoutSearch(referenceSize, targetSize, preset.indexStep, threads);
      if (layout.size > maxMemory) {
        return useWindows(referenceSize, targetSize, preset, { maxMemory, take }, use);
      }
      const memory = take(layout.size);
      const reference = new Uint8Array(memory.buffer, layout.base, referenceSize);
      const target = new Uint8Array(memory.buffer, layout.target, targetSize);
      // The search looks a little beyond the end: what was there before must not show.
      new Uint8Array(memory.buffer, layout.base + referenceSize, layout.target - layout.base - referenceSize).fill(0);
      new Uint8Array(memory.buffer, layout.target + targetSize, layout.heads - layout.target - targetSize).fill(0);
      return use({ reference, target, find: () => search({ memory, layout, preset }) });
    },
  };
}

function useWindows<T>(
  referenceSize: number,
  targetSize: number,
  preset: Preset,
  { maxMemory, take }: { readonly maxMemory: number; readonly take: (size: number) => SearchMemory },
  use: (room: MatchRoom) => Promise<T>,
): Promise<T> {
  const [reference, target] = [new Uint8Array(referenceSize), new Uint8Array(targetSize)];
  const useMemory: UseMemory = (size, search) => search(take(size));
  return use({ reference, target, find: async () => findCovers(reference, target, preset, maxMemory, useMemory) });
}
