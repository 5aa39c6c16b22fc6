import { describe, expect, it } from 'vitest';
import { fillGaps, type KeyTier, mapRow, mapRows, matchRows, ownersOf } from '../../src/clr/match-rows.ts';
import { numberKeys } from '../../src/clr/row-keys.ts';

/** Rows with one number each for a key. */
function tier(base: readonly number[], target: readonly number[]): KeyTier {
  const of = (keys: readonly number[]): KeyTier['base'] => {
    return (rows) => numberKeys(rows.map((row) => keys[row - 1] ?? 0));
  };
  return { base: of(base), target: of(target) };
}

describe('matchRows', () => {
  it('matches equal keys in order, each row once', () => {
    expect([...matchRows(4, 3, [tier([7, 8, 7, 7], [7, 9, 7])])]).toEqual([0, 1, 0, 3, 0]);
  });

  it('tries what is left over with the next keys', () => {
    const tiers = [tier([1, 2, 3], [4, 3, 1]), tier([5, 5, 5], [5, 5, 5])];
    expect([...matchRows(3, 3, tiers)]).toEqual([0, 3, 1, 2]);
  });

  it('works no keys out but those of rows that are left', () => {
    const asked: number[][] = [];
    const watched = (rows: Uint32Array): ReturnType<KeyTier['base']> => {
      asked.push([...rows]);
      return numberKeys(rows);
    };
    matchRows(3, 3, [tier([1, 2, 3], [3, 9, 1]), { base: watched, target: watched }]);
    expect(asked).toEqual([[2], [2]]);
    matchRows(3, 2, [tier([1, 2, 3], [2, 1]), { base: watched, target: watched }]);
    expect(asked).toHaveLength(2);
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

describe('mapRows', () => {
  it('maps every row of a column', () => {
    expect([...mapRows(Int32Array.of(0, 5), Uint32Array.of(0, 1, 2))]).toEqual([0, 5, 2]);
    expect([...mapRows(undefined, Uint32Array.of(3))]).toEqual([3]);
  });
});
