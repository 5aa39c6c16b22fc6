import { describe, expect, it } from 'vitest';
import { pairsOf } from '../src/pairs-of.ts';

describe('pairsOf', () => {
  it('gives every two once, in order', () => {
    expect(pairsOf(['a', 'b', 'c'])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });
});
