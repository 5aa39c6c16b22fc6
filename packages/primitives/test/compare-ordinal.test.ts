import { describe, expect, it } from 'vitest';
import { compareOrdinal } from '../src/index.ts';

describe('compareOrdinal', () => {
  it('puts capitals before small letters, and what is beyond the basic plane before what is at its end', () => {
    expect(['b', 'a', 'B', 'é', 'a', '\uFF5E', '\u{1F600}'].toSorted(compareOrdinal)).toEqual([
      'B',
      'a',
      'a',
      'b',
      'é',
      '\u{1F600}',
      '\uFF5E',
    ]);
  });

  it('is zero for the same text alone', () => {
    expect([compareOrdinal('a', 'a'), compareOrdinal('a', 'b'), compareOrdinal('b', 'a')]).toEqual([0, -1, 1]);
    expect(compareOrdinal('\u00e9', 'e\u0301')).not.toBe(0);
  });
});
