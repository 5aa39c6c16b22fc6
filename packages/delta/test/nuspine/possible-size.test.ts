import { describe, expect, it } from 'vitest';
import { sumOfSizes } from '../../src/nuspine/possible-size.ts';

describe('sumOfSizes', () => {
  it('adds sizes, up to what fits into memory', () => {
    expect(sumOfSizes([])).toBe(0);
    expect(sumOfSizes([2 ** 30, 2 ** 30 - 1])).toBe(2 ** 31 - 1);
    expect(() => sumOfSizes([2 ** 30, 2 ** 30])).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});
