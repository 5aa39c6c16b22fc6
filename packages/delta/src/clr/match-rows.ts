import { pairKeys } from './pair-keys.ts';
import type { Keys } from './row-keys.ts';

/** For every row of the base, by its number, the row of the target that it became; 0 for none. Entry 0 is unused. */
export type RowMap = Int32Array;

/** Row maps by table number. */
export type RowMaps = ReadonlyMap<number, RowMap>;

/** The keys of some rows, which count from 1. */
export type KeysOf = (rows: Uint32Array) => Keys;

/** How rows of both sides are told apart: those whose keys are equal may be the same. */
export interface KeyTier {
  readonly base: KeysOf;
  readonly target: KeysOf;
}

/**
 * Matches rows of equal keys, in order, each at most once; what one tier leaves over is tried with the next. Only keys
 * of rows that are left are worked out: mostly every row is found by the first tier.
 */
export function matchRows(baseRows: number, targetRows: number, tiers: readonly KeyTier[]): RowMap {
  const map = new Int32Array(baseRows + 1);
  const isTaken = new Int32Array(targetRows + 1);
  let [base, target] = [rowNumbers(baseRows), rowNumbers(targetRows)];
  for (const tier of tiers) {
    if (Math.min(base.length, target.length) === 0) return map;
    const pairs = pairKeys(tier.base(base), tier.target(target));
    for (let index = 0; index < pairs.length; index += 1) {
      const pair = pairs[index] ?? 0;
      if (pair === 0) continue;
      const row = base[index] ?? 0;
      const found = target[pair - 1] ?? 0;
      map[row] = found;
      isTaken[found] = row;
    }
    [base, target] = [rowsLeft(base, map), rowsLeft(target, isTaken)];
  }
  return map;
}

/** From 1 on. */
function rowNumbers(rows: number): Uint32Array {
  const numbers = new Uint32Array(rows);
  for (let index = 0; index < rows; index += 1) numbers[index] = index + 1;
  return numbers;
}

/** Rows that have no other side. */
function rowsLeft(rows: Uint32Array, pairs: Int32Array): Uint32Array {
  return rows.filter((row) => pairs[row] === 0);
}

/** The map with every gap filled by the shift of the row before it, within the target's `rows`. */
export function fillGaps(map: RowMap, rows: number): RowMap {
  const filled = map.slice();
  let shift = 0;
  for (let row = 1; row < filled.length; row += 1) {
    const found = filled[row] ?? 0;
    if (found !== 0) shift = found - row;
    else filled[row] = Math.min(Math.max(1, row + shift), rows);
  }
  return filled;
}

/** Which row of the owning table each row belongs to, by the list column of the owner (II.22.37); 0 for none. */
export function ownersOf(lists: Uint32Array, rows: number): Int32Array {
  const owners = new Int32Array(rows + 1);
  let filled = 1;
  for (let index = 0; index < lists.length; index += 1) {
    const end = Math.min(lists[index + 1] ?? rows + 1, rows + 1);
    for (filled = Math.max(filled, lists[index] ?? 0); filled < end; filled += 1) owners[filled] = index + 1;
  }
  return owners;
}

/** A row number, mapped; one that the map does not know stays as it is. */
export function mapRow(map: RowMap | undefined, row: number): number {
  return map !== undefined && row > 0 && row < map.length ? (map[row] ?? row) : row;
}

/** The same for a column of them. */
export function mapRows(map: RowMap | undefined, rows: Uint32Array): Uint32Array {
  if (map === undefined) return rows;
  const mapped = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) mapped[index] = mapRow(map, rows[index] ?? 0);
  return mapped;
}
