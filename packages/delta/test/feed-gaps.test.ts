import { describe, expect, it } from 'vitest';
import { findGaps } from '../src/feed-gaps.ts';
import { squirrelIndex } from './update-feed.ts';

const gaps = (...lines: readonly string[]): readonly (readonly (string | undefined)[])[] => {
  const facts = squirrelIndex(...lines).entries.map((entry) => ({ entry, state: 'remote' as const }));
  return findGaps(facts, 'squirrel').map(({ full, next }) => [full.entry.fileName, next?.entry.fileName]);
};

describe('findGaps', () => {
  it('finds none where deltas lead from each release to the next', () => {
    expect(gaps('1.0.0 full 1', '1.1.0 delta 1', '1.1.0 full 1', '1.2.0 delta 1', '1.2.0 full 1')).toEqual([]);
    expect(gaps('1.0.0 full 1', '1.0.0 full 1')).toEqual([]);
    expect(gaps()).toEqual([]);
  });

  it('finds those of a feed with many releases', () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => [
      `1.${String(n)}.0 full 1`,
      ...(n % 5000 === 9 ? [] : [`1.${String(n)}.0 delta 1`]),
    ]);
    const start = performance.now();
    expect(gaps(...lines.flat())).toHaveLength(4);
    // A tenth of a second; looking through all deltas for each release took many.
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('finds a release without a delta, and the next delta', () => {
    expect(gaps('1.2.0 delta 1', '1.2.0 full 1', '1.1.0 full 1', '1.0.0 full 1')).toEqual([
      ['App-1.1.0-full.nupkg', 'App-1.2.0-delta.nupkg'],
    ]);
    expect(gaps('1.0.0 full 1', '1.1.0 full 1')).toEqual([['App-1.1.0-full.nupkg', undefined]]);
  });
});
