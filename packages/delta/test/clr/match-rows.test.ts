import { describe, expect, it } from 'vitest';
import { fillGaps, mapRow, matchRows, ownersOf } from '../../src/clr/match-rows.ts';

const keys = (...values: readonly number[]): Float64Array => Float64Array.from(values);

describe('matchRows', () => {
  it('matches equal keys in order, each row once', () => {
    expect([...matchRows({ base: keys(7, 8, 7, 7), target: keys(7, 9, 7) })]).toEqual([0, 1, 0, 3, 0]);
  });

  it('tries what is left over with the next keys', () => {
    const loose = { base: keys(5, 5, 5), target: keys(5, 5, 5) };
    expect([...matchRows({ base: keys(1, 2, 3), target: keys(4, 3, 1) }, [() => loose])]).toEqual([0, 3, 1, 2]);
  });

  it('works no keys out that nothing is left for', () => {
    const never = (): never => {
      throw new RangeError('nothing is left');
    };
    expect([...matchRows({ base: keys(1, 2, 3), target: keys(2, 1) }, [never])]).toEqual([0, 2, 1, 0]);
  });
});

describe('fillGaps', () => {
  it('moves a row along with the one before it, within the table', () => {
    expect([...fillGaps(Int32Array.of(0, 3, 0, 0, 0), 4)]).toEqual([0, 3, 4, 4, 4]);
    expect([...fillGaps(Int32Array.of(0, 0, 1, 0), 9)]).toEqual([0, 1, 1, 2]);
  });
});

describe('ownersOf', () => {
  it('gives each row the last owner whose list starts at or before it', () => {
    expect([...ownersOf(Uint32Array.of(1, 3, 3), 4)]).toEqual([0, 1, 1, 3, 3]);
  });

  it('takes bounded time for lists that run backwards or beyond the table', () => {
    expect([...ownersOf(Uint32Array.of(3, 1, 900), 4)]).toEqual([0, 0, 0, 2, 2]);
  });
});

describe('mapRow', () => {
  it('leaves rows that the map does not know', () => {
    const map = Int32Array.of(0, 5);
    expect([0, 1, 2].map((row) => mapRow(map, row))).toEqual([0, 5, 2]);
    expect(mapRow(undefined, 3)).toBe(3);
  });
});
