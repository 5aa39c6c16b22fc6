import { seededRandom } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import {
  difference,
  fullSet,
  intersection,
  isCovered,
  isDisjoint,
  isSubset,
  lastOf,
  membersOf,
  setOf,
  union,
  unionOf,
} from '../../src/solve/version-set.ts';

describe('sets of versions', () => {
  it('answer as sets of numbers do, on 300 random pairs (seed 9)', () => {
    const random = seededRandom(9);
    for (let index = 0; index < 300; index++) {
      const size = 1 + random(100);
      const [a, b] = [randomMembers(size), randomMembers(size)];
      const both = [...a].filter((one) => b.has(one));
      const [left, right] = [setOf(size, a), setOf(size, b)];
      expect(membersOf(left)).toEqual([...a].toSorted((one, two) => one - two));
      expect(new Set(membersOf(union(left, right)))).toEqual(new Set([...a, ...b]));
      expect(new Set(membersOf(unionOf(left.length, [left, right])))).toEqual(new Set([...a, ...b]));
      expect(new Set(membersOf(intersection(left, right)))).toEqual(new Set(both));
      expect(new Set(membersOf(difference(left, right)))).toEqual(new Set([...a].filter((one) => !b.has(one))));
      expect(isSubset(left, right)).toBe(both.length === a.size);
      expect(isDisjoint(left, right)).toBe(both.length === 0);
      expect(isCovered(fullSet(size), [left, right])).toBe(new Set([...a, ...b]).size === size);
      expect(lastOf(left)).toBe(Math.max(-1, ...a));
    }

    function randomMembers(size: number): Set<number> {
      const most = random(size + 1);
      return new Set(Array.from({ length: most }, () => random(size)));
    }
  });

  it('cover nothing with nothing', () => {
    expect([isCovered(setOf(3, []), []), isCovered(setOf(3, [1]), [])]).toEqual([true, false]);
  });
});
