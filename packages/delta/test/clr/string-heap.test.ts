import { describe, expect, it } from 'vitest';
import { joinKeys, mapTexts, textKey, textLength } from '../../src/clr/string-heap.ts';

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

describe('textLength', () => {
  it('is bounded in a heap without a single end', () => {
    expect(textLength(Buffer.alloc(100_000, 'a'), 5)).toBe(256);
  });
});

describe('textKey', () => {
  it('tells texts apart, and with digits erased only what differs otherwise', () => {
    const texts = heap('b__1_0', 'b__12_3', 'c__1_0');
    const keys = [1, 8, 16].map((offset) => textKey(texts, offset, 'kept'));
    expect(new Set(keys).size).toBe(3);
    const [first, second, third] = [1, 8, 16].map((offset) => textKey(texts, offset, 'erased'));
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });
});

describe('joinKeys', () => {
  it('depends on the order and gives whole numbers', () => {
    expect(joinKeys(1, 2)).not.toBe(joinKeys(2, 1));
    expect(Number.isSafeInteger(joinKeys(2 ** 52 + 1, 3))).toBe(true);
  });
});
