import { describe, expect, it } from 'vitest';
import { joinCovers } from '../../src/engine/cover-ints.ts';
import { takeMemory } from '../../src/engine/diff-module.ts';
import { GENERAL_PRESET } from '../../src/engine/preset.ts';
import { indexBase, partsOf, searchPart } from '../../src/engine/search.ts';
import { layoutSearch } from '../../src/engine/search-layout.ts';
import { changed, noise } from '../sample-bytes.ts';

const BASE = noise(50_000, 1);
const TARGET = changed(BASE, 100, 2);

function prepared() {
  const layout = layoutSearch(BASE.length, TARGET.length, GENERAL_PRESET.indexStep, 2);
  const memory = takeMemory(layout.size);
  new Uint8Array(memory.buffer, layout.base).set(BASE);
  new Uint8Array(memory.buffer, layout.target).set(TARGET);
  indexBase(memory, layout, GENERAL_PRESET);
  return { layout, memory };
}

describe('partsOf', () => {
  it.each([
    [0, 10, [[0, 0]]],
    [19, 10, [[0, 19]]],
    [
      31,
      10,
      [
        [0, 10],
        [10, 20],
        [20, 31],
      ],
    ],
  ])('cuts %i bytes into parts of at least %i', (length, size, parts) => {
    expect(partsOf(length, size).map(({ start, end }) => [start, end])).toEqual(parts);
  });
});

describe('indexBase', () => {
  it('is the same whoever searches with it', () => {
    const { layout, memory } = prepared();
    const part = { start: 0, end: TARGET.length };
    const [first, second] = [0, 1].map((thread) => searchPart(memory, layout, GENERAL_PRESET, part, { thread }));
    expect(first).toEqual(second);
  });
});

describe('searchPart', () => {
  it('finds in parts what it finds in the whole', () => {
    const { layout, memory } = prepared();
    const find = (start: number, end: number): Int32Array =>
      searchPart(memory, layout, GENERAL_PRESET, { start, end }, {});
    expect(joinCovers([find(0, 20_000), find(20_000, 50_000)])).toEqual(find(0, 50_000));
  });
});
