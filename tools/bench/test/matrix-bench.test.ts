import { seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { largeMatrix } from '../src/matrix-bench.ts';

describe('largeMatrix', () => {
  it('has 30 components of 500 versions, the same for the same seed', () => {
    const text = largeMatrix(seededRandom(5));
    expect(text.match(/^\[compatibility/gm)).toHaveLength(30);
    expect(text.match(/^"/gm)).toHaveLength(15_000);
    expect(largeMatrix(seededRandom(5))).toBe(text);
  });
});
