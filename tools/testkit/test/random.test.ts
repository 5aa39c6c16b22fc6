import { describe, expect, it } from 'vitest';
import { pick, seededRandom, several } from '../src/random.ts';

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, below the limit', () => {
    const [a, b, c] = [seededRandom(1), seededRandom(1), seededRandom(2)];
    const numbers = Array.from({ length: 100 }, () => a(10));
    expect(Array.from({ length: 100 }, () => b(10))).toEqual(numbers);
    expect(Array.from({ length: 100 }, () => c(10))).not.toEqual(numbers);
    expect(new Set(numbers)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});

describe('pick', () => {
  it('gives every choice in time', () => {
    const random = seededRandom(1);
    expect(new Set(Array.from({ length: 50 }, () => pick(random, ['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
  });
});

describe('several', () => {
  it('makes none or some', () => {
    const random = seededRandom(1);
    const lengths = Array.from({ length: 50 }, () => several(random, 2, (index) => index).length);
    expect(new Set(lengths)).toEqual(new Set([0, 1, 2]));
  });
});
