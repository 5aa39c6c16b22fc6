import { describe, expect, it } from 'vitest';
import { checkPublishedSize } from '../src/published-size.ts';

describe('checkPublishedSize', () => {
  it('fails on a package that outgrew its budget', () => {
    const sizes = new Map([
      ['primitives', 10_000],
      ['delta', 5_000_000],
    ]);
    expect(checkPublishedSize(sizes).map(({ path }) => path)).toEqual(['delta']);
  });
});
