import { describe, expect, it } from 'vitest';
import { checkSizeBudget } from '../src/size-budget.ts';

describe('checkSizeBudget', () => {
  it('fails on a large file, and on a large local-nugets', () => {
    const tree = new Map([
      ['a.bin', { size: 6_000_000, text: undefined }],
      ['local-nugets/a.nupkg', { size: 61_000_000, text: undefined }],
    ]);
    expect(checkSizeBudget(tree).map(({ path }) => path)).toEqual(['a.bin', 'local-nugets']);
  });
});
