import { describe, expect, it } from 'vitest';
import { numbersFrom, sampleContent } from '../src/index.ts';

describe('numbersFrom', () => {
  it('repeats itself for equal seeds only', () => {
    const take = (seed: number): readonly number[] => Array.from({ length: 5 }, numbersFrom(seed));
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
  });
});

describe('sampleContent', () => {
  it('gives equal bytes for equal seeds, of the size that is asked for', () => {
    expect(sampleContent(7, 300_000)).toEqual(sampleContent(7, 300_000));
    expect(sampleContent(8, 300_000)).not.toEqual(sampleContent(7, 300_000));
    expect(sampleContent(7, 0)).toHaveLength(0);
  });
});
