import { describe, expect, it } from 'vitest';
import { lazyReference } from '../../src/nuspine/lazy-reference.ts';
import type { PatchReference } from '../../src/nuspine/patch-reader.ts';

/** Three parts of 2, 0 and 3 bytes, and a fourth of 1, with a list of those that were made. */
function reference(): { readonly lazy: PatchReference; readonly made: number[] } {
  const made: number[] = [];
  const parts = [[1, 2], [], [3, 4, 5], [6]].map((bytes, index) => ({
    size: bytes.length,
    pieces: () => {
      made.push(index);
      return bytes.map((byte) => Uint8Array.of(byte));
    },
  }));
  return { lazy: lazyReference(parts, 6), made };
}

function taken(lazy: PatchReference, start: number, length: number): number[] | undefined {
  const target = new Uint8Array(length);
  return lazy.copy(start, length, target, 0) ? [...target] : undefined;
}

describe('lazyReference', () => {
  it('makes a part when something of it is taken, once', () => {
    const { lazy, made } = reference();
    expect(taken(lazy, 3, 1)).toEqual([4]);
    expect(taken(lazy, 4, 1)).toEqual([5]);
    expect(made).toEqual([2]);
    expect(taken(lazy, 0, 1)).toEqual([1]);
    expect(taken(lazy, 1, 4)).toEqual([2, 3, 4, 5]);
    expect(made.toSorted()).toEqual([0, 1, 2]);
  });

  it('makes all parts that something is taken of', () => {
    const { lazy } = reference();
    expect(taken(lazy, 1, 5)).toEqual([2, 3, 4, 5, 6]);
  });

  it('makes nothing for a step that takes nothing, and has nothing behind its end', () => {
    const { lazy, made } = reference();
    for (const place of [0, 2, 6]) expect(taken(lazy, place, 0)).toEqual([]);
    expect(made).toEqual([]);
    expect(taken(lazy, 5, 2)).toBeUndefined();
    expect(taken(lazy, -1, 1)).toBeUndefined();
  });
});
