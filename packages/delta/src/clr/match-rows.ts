/** For every row of the base, by its number, the row of the target that it became; 0 for none. Entry 0 is unused. */
export type RowMap = Int32Array;

/** Row maps by table number. */
export type RowMaps = ReadonlyMap<number, RowMap>;

/** Keys of the rows of both sides, from the strictest to the loosest: rows whose keys are equal may be the same. */
export interface KeyedRows {
  readonly base: Float64Array;
  readonly target: Float64Array;
}

/** Works keys out when they are needed: mostly every row is found by the first. */
export type KeyTier = () => KeyedRows;

/** Matches rows of equal keys, in order, each at most once; what a key leaves over is tried with the next. */
export function matchRows(first: KeyedRows, others: readonly KeyTier[] = []): RowMap {
  const map = new Int32Array(first.base.length + 1);
  const isTaken = new Uint8Array(first.target.length + 1);
  let left = Math.min(first.base.length, first.target.length) - matchTier(first, map, isTaken);
  for (const tier of others) if (left > 0) left -= matchTier(tier(), map, isTaken);
  return map;
}

/** Returns how many rows it matched. */
function matchTier({ base, target }: KeyedRows, map: RowMap, isTaken: Uint8Array): number {
  const heads = new Map<number, number>();
  const next = new Int32Array(target.length + 1);
  for (let row = target.length; row > 0; row -= 1) {
    if (isTaken[row] !== 0) continue;
    const key = target[row - 1] ?? 0;
    next[row] = heads.get(key) ?? 0;
    heads.set(key, row);
  }
  let matched = 0;
  base.forEach((key, index) => {
    if (map[index + 1] !== 0) return;
    const row = heads.get(key) ?? 0;
    if (row === 0) return;
    heads.set(key, next[row] ?? 0);
    map[index + 1] = row;
    isTaken[row] = 1;
    matched += 1;
  });
  return matched;
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
  lists.forEach((start, index) => {
    const end = Math.min(lists[index + 1] ?? rows + 1, rows + 1);
    for (filled = Math.max(filled, start); filled < end; filled += 1) owners[filled] = index + 1;
  });
  return owners;
}

/** A row number, mapped; one that the map does not know stays as it is. */
export function mapRow(map: RowMap | undefined, row: number): number {
  return map !== undefined && row > 0 && row < map.length ? (map[row] ?? row) : row;
}
