import { describe, expect, it } from 'vitest';
import { inParallel } from '../../src/fs/in-parallel.ts';

describe('inParallel', () => {
  it('gives results in the order of the items, with no more at work than may be', async () => {
    let working = 0;
    let most = 0;
    const results = await inParallel([5, 1, 3, 0, 2], 2, async (ms) => {
      most = Math.max(most, ++working);
      await new Promise((resolve) => setTimeout(resolve, ms));
      working--;
      return ms * 10;
    });
    expect(results).toEqual([50, 10, 30, 0, 20]);
    expect(most).toBe(2);
  });
});
