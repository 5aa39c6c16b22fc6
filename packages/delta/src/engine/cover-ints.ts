import type { Cover } from './diff-engine.ts';

// Covers as the module gives them: three ints each (base position, target position, length), in target order.

export const INTS_PER_COVER = 3;

/** Joins lists of covers, with all positions moved. A cover that goes on where the last one ended becomes part of it. */
export function joinCovers(
  lists: readonly Int32Array[],
  moved: { readonly base: number; readonly target: number } = { base: 0, target: 0 },
): Int32Array {
  const joined = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let length = 0;
  for (const list of lists) {
    for (let i = 0; i < list.length; i += INTS_PER_COVER) {
      const base = (list[i] ?? 0) + moved.base;
      const target = (list[i + 1] ?? 0) + moved.target;
      const size = list[i + 2] ?? 0;
      if (goesOn(joined, length, base, target)) {
        joined[length - 1] = (joined[length - 1] ?? 0) + size;
      } else {
        joined.set([base, target, size], length);
        length += INTS_PER_COVER;
      }
    }
  }
  return joined.slice(0, length);
}

/** The covers one by one. */
export function* eachCover(ints: Int32Array): Generator<Cover> {
  for (let i = 0; i < ints.length; i += INTS_PER_COVER) {
    yield { basePosition: ints[i] ?? 0, targetPosition: ints[i + 1] ?? 0, length: ints[i + 2] ?? 0 };
  }
}

function goesOn(joined: Int32Array, end: number, base: number, target: number): boolean {
  if (end === 0) return false;
  const size = joined[end - 1] ?? 0;
  return (joined[end - 3] ?? 0) + size === base && (joined[end - 2] ?? 0) + size === target;
}
