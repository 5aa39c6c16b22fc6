import { describe, expect, it } from 'vitest';
import { eachCover, joinCovers } from '../../src/engine/cover-ints.ts';

describe('joinCovers', () => {
  it('makes one cover of two where the second goes on in both files', () => {
    const lists = [Int32Array.of(10, 0, 5), Int32Array.of(15, 5, 2, 99, 7, 1), Int32Array.of(100, 8, 3)];
    expect(joinCovers(lists)).toEqual(Int32Array.of(10, 0, 7, 99, 7, 4));
  });

  it('keeps covers apart that go on in one file only', () => {
    const covers = Int32Array.of(...[10, 0, 5], ...[16, 5, 2], ...[18, 8, 1]);
    expect(joinCovers([covers])).toEqual(covers);
  });

  it('moves positions', () => {
    expect(joinCovers([Int32Array.of(1, 2, 3)], { base: 10, target: 20 })).toEqual(Int32Array.of(11, 22, 3));
  });
});

describe('eachCover', () => {
  it('names the ints', () => {
    expect([...eachCover(Int32Array.of(1, 2, 3))]).toEqual([{ basePosition: 1, targetPosition: 2, length: 3 }]);
  });
});
