import { describe, expect, it } from 'vitest';
import { lazyReference, type LazyReference } from '../../src/nuspine/lazy-reference.ts';

/** Three parts of 2, 0 and 3 bytes, and a fourth of 1, with a list of those that were made. */
function reference(): { readonly lazy: LazyReference; readonly made: number[] } {
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

describe('lazyReference', () => {
  it('makes a part when something of it is needed, once', () => {
    const { lazy, made } = reference();
    expect([...lazy.bytes]).toEqual([0, 0, 0, 0, 0, 0]);
    lazy.need(3, 4);
    expect([...lazy.bytes]).toEqual([0, 0, 3, 4, 5, 0]);
    for (const [start, end] of [
      [4, 5],
      [0, 1],
      [2, 5],
      [1, 2],
    ] as const)
      lazy.need(start, end);
    expect([...lazy.bytes]).toEqual([1, 2, 3, 4, 5, 0]);
    expect(made).toEqual([2, 0]);
  });

  it('makes all parts that a step lies in', () => {
    const { lazy } = reference();
    lazy.need(1, 6);
    expect([...lazy.bytes]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('makes nothing for a step that takes nothing', () => {
    const { lazy, made } = reference();
    for (const place of [0, 2, 6]) lazy.need(place, place);
    expect(made).toEqual([]);
  });
});
