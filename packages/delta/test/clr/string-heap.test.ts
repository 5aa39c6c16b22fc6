import { describe, expect, it } from 'vitest';
import { mapTexts, textEnd } from '../../src/clr/string-heap.ts';

function heap(...texts: readonly string[]): Uint8Array {
  return Buffer.from(`\0${texts.join('\0')}\0`, 'latin1');
}

describe('mapTexts', () => {
  it('finds a text wherever it went', () => {
    const map = mapTexts(heap('Alpha', 'Beta'), heap('Zero', 'Beta', 'Alpha'));
    expect([0, 1, 7].map(map)).toEqual([0, 11, 6]);
  });

  it('finds a text that became the tail of another', () => {
    expect(mapTexts(heap('Name'), heap('get_Name'))(1)).toBe(5);
  });

  it('takes the entry with the greatest reversed text, as compilers fold tails', () => {
    // Reversed: emaN_teg, emaN_tes. The greater one is set_Name.
    expect(mapTexts(heap('Name'), heap('get_Name', 'set_Name'))(1)).toBe(14);
  });

  it('leaves the offset of a text that is gone, or of no text at all', () => {
    const map = mapTexts(heap('Gone'), heap('Other'));
    expect([1, 500].map(map)).toEqual([1, 0]);
  });
});

describe('textEnd', () => {
  it('is bounded in a heap without a single end', () => {
    expect(textEnd(Buffer.alloc(100_000, 'a'), 5)).toBe(261);
  });
});
