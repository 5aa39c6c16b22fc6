import { partsOf, type TargetPart } from './search.ts';
import { layoutSearch, type SearchLayout } from './search-layout.ts';

/** A part of the target, and from where on the base is searched for it. */
export interface SearchWindow {
  readonly baseStart: number;
  readonly part: TargetPart;
}

export interface WindowPlan {
  /** Of every window: as much base as fits, and one part of the target. */
  readonly layout: SearchLayout;
  readonly windows: readonly SearchWindow[];
}

/** A part takes this share of the memory at most, far less than a window, and no more than `MAX_PART`. */
const PART_SHARE = 1 / 64;
const MAX_PART = 16 * 2 ** 20;
/** Windows start at multiples of this share of their length, so that parts that lie close together share an index. */
const START_SHARE = 1 / 4;
const MIN_WINDOW = 2 ** 16;

/**
 * How files are searched that do not fit: the bytes of a part are looked for around where they would be if the files
 * had grown evenly. What moved further than half a window is not found.
 */
export function planWindows(
  baseLength: number,
  targetLength: number,
  indexStep: number,
  maxMemory: number,
): WindowPlan {
  const partSize = Math.max(1, Math.min(MAX_PART, Math.floor(maxMemory * PART_SHARE)));
  const parts = partsOf(targetLength, partSize);
  const largestPart = Math.max(...parts.map(({ start, end }) => end - start));
  const windowLength = largestWindow(baseLength, largestPart, indexStep, maxMemory);
  const grid = Math.max(1, Math.floor(windowLength * START_SHARE));
  const windows = parts.map((part) => {
    const middle = ((part.start + part.end) / 2 / targetLength) * baseLength;
    const start = Math.round((middle - windowLength / 2) / grid) * grid;
    return { baseStart: Math.min(Math.max(0, start), baseLength - windowLength), part };
  });
  return { layout: layoutSearch(windowLength, largestPart, indexStep), windows };
}

/** Shrinks until it fits: a window need not be the largest possible. */
function largestWindow(baseLength: number, partLength: number, indexStep: number, maxMemory: number): number {
  let length = baseLength;
  const fits = (): boolean => layoutSearch(length, partLength, indexStep).size <= maxMemory;
  while (length > MIN_WINDOW && !fits()) length = Math.ceil(length * 0.9);
  return length;
}
