import { ascendingOrder, gather } from './ascending-order.ts';
import { mapCodedIndexes } from './map-token.ts';
import type { NamedRows } from './match-names.ts';
import { mapRows, type RowMap, type RowMaps } from './match-rows.ts';
import { type Table, TABLE, type Tables } from './tables.ts';
import { columnOf } from './type-keys.ts';

/** Tables whose rows are put into the order of the target. */
const REORDERED = new Set<number>([TABLE.field, TABLE.methodDef, TABLE.param]);
/** II.22: tables that are sorted, by which columns; but for NestedClass, of which no column is predicted by an image. */
const SORTED: ReadonlyMap<number, readonly number[]> = new Map([
  [0x09, [0]],
  [0x0b, [1]],
  [0x0c, [0]],
  [0x0d, [0]],
  [0x0e, [1]],
  [0x0f, [2]],
  [0x10, [1]],
  [0x18, [2]],
  [0x19, [0]],
  [0x1c, [1]],
  [0x1d, [1]],
  [0x2a, [2, 0]],
  [0x2c, [0]],
]);

/** Which rows of the base, counted from 0, the rows of an image are. Tables that are not here keep theirs. */
export type RowOrders = ReadonlyMap<number, Uint32Array>;

/** Members in the order of the target, and sorted tables sorted again by what their columns are mapped to. */
export function rowOrders(base: Tables, target: Tables, { maps, exact }: NamedRows): RowOrders {
  const orders = new Map<number, Uint32Array>();
  for (const [number, table] of base.byNumber) {
    const rows = target.byNumber.get(number)?.rows ?? 0;
    const map = exact.get(number);
    const sortColumns = SORTED.get(number);
    if (map !== undefined && rows > 0 && REORDERED.has(number)) orders.set(number, orderOfTarget(table, map, rows));
    else if (sortColumns !== undefined) {
      const order = sortedOrder(table, sortColumns, maps);
      if (order !== undefined) orders.set(number, order);
    }
  }
  return orders;
}

/** Rows in the order of the target; where a row has no counterpart, the one behind the last that had one. */
function orderOfTarget(table: Table, map: RowMap, rows: number): Uint32Array {
  const sources = new Uint32Array(rows);
  for (let row = 1; row < map.length; row += 1) {
    const place = map[row] ?? 0;
    if (place > 0) sources[place - 1] = row;
  }
  let last = 0;
  for (let index = 0; index < rows; index += 1) {
    last = sources[index] === 0 ? Math.min(last + 1, table.rows) : (sources[index] ?? 0);
    sources[index] = last - 1;
  }
  return sources;
}

/** `undefined` for rows that are in order. */
function sortedOrder(table: Table, by: readonly number[], maps: RowMaps): Uint32Array | undefined {
  // The last column first: what it puts in order stays so where the ones before it are equal.
  return by.toReversed().reduce<Uint32Array | undefined>((order, index) => {
    const column = table.columns[index]?.column;
    const values = columnOf(table, index);
    const mapped = mapSortColumn(column, values, maps);
    const next = ascendingOrder(order === undefined ? mapped : gather(mapped, order));
    if (next === undefined) return order;
    return order === undefined ? next : gather(order, next);
  }, undefined);
}

function mapSortColumn(
  column: Table['columns'][number]['column'] | undefined,
  values: Uint32Array,
  maps: RowMaps,
): Uint32Array {
  if (typeof column !== 'object') return values;
  return 'coded' in column ? mapCodedIndexes(column, values, maps) : mapRows(maps.get(column.table), values);
}
