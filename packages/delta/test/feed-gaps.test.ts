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

  it('looks at each release of a feed a few times, however many there are', () => {
    const lines = Array.from({ length: 2_000 }, (_, n) => [
      `1.${String(n)}.0 full 1`,
      ...(n % 500 === 9 ? [] : [`1.${String(n)}.0 delta 1`]),
    ]).flat();
    let looks = 0;
    const facts = squirrelIndex(...lines).entries.map((entry) => ({
      get entry() {
        looks += 1;
        return entry;
      },
      state: 'remote' as const,
    }));
    expect(findGaps(facts, 'squirrel')).toHaveLength(4);
    // To sort them takes some, all the same.
    expect(looks).toBeLessThan(100 * lines.length);
  });

  it('finds a release without a delta, and the next delta', () => {
    expect(gaps('1.2.0 delta 1', '1.2.0 full 1', '1.1.0 full 1', '1.0.0 full 1')).toEqual([
      ['App-1.1.0-full.nupkg', 'App-1.2.0-delta.nupkg'],
    ]);
    expect(gaps('1.0.0 full 1', '1.1.0 full 1')).toEqual([['App-1.1.0-full.nupkg', undefined]]);
  });
});
