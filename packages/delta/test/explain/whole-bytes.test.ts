import { describe, expect, it } from 'vitest';
import { wholeBytes } from '../../src/explain/whole-bytes.ts';

describe('wholeBytes', () => {
  it.each([
    [[1.5, 1.5, 1], 4, [2, 1, 1]],
    [[0.2, 0.3, 0.5], 1, [0, 0, 1]],
    [[3, 4], 7, [3, 4]],
    [[], 0, []],
  ])('rounds %j to a sum of %i', (shares, total, rounded) => {
    expect(wholeBytes(shares, total)).toEqual(rounded);
  });
});
