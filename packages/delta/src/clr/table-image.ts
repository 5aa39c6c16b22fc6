import { columnPhase } from './column-code.ts';
import { mapCodedIndex } from './map-token.ts';
import type { NamedRows } from './match-names.ts';
import { mapRow, type RowMap } from './match-rows.ts';
import type { MapBlob } from './match-tokens.ts';
import { TABLE, type Table, type TableColumn, type Tables } from './tables.ts';

/** Tables whose rows are put into the order of the target. */
const REORDERED = new Set<number>([TABLE.field, TABLE.methodDef, TABLE.param]);
/** Rows of these ascend together with what they list, so they are better left alone. */
const LISTING = new Set<number>([TABLE.eventMap, TABLE.propertyMap]);
/** II.22: tables that are sorted, by which columns. */
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
  [0x29, [0]],
  [0x2a, [2, 0]],
  [0x2c, [0]],
]);

/** The base's tables with the offsets in one heap mapped; rows stay where they are. */
export function mapStringColumns(base: Tables, mapText: (offset: number) => number): Tables {
  return mapTables(base, (table) => ({
    ...table,
    values: table.values.map((values, index) => (table.columns[index]?.column === 's' ? values.map(mapText) : values)),
  }));
}

/**
 * The base's tables as they would be if the target had only moved things: indexes mapped, members in the order of the
 * target, sorted tables sorted again.
 */
export function tableImage(base: Tables, target: Tables, { maps, exact }: NamedRows, mapBlob?: MapBlob): Tables {
  const mapped = mapTables(base, (table, number) => ({
    ...table,
    values: table.values.map((values, index) => {
      const column = table.columns[index];
      return column === undefined ? values : mapColumn(number, index, values, column);
    }),
  }));
  return mapTables(mapped, (table, number) => {
    const rows = target.byNumber.get(number)?.rows ?? 0;
    const map = exact.get(number);
    if (map !== undefined && rows > 0 && REORDERED.has(number)) return reorder(table, number, map, rows);
    const sortColumns = SORTED.get(number);
    return sortColumns === undefined ? table : sortRows(table, sortColumns);
  });

  function mapColumn(number: number, index: number, values: Uint32Array, tableColumn: TableColumn): Uint32Array {
    const { column } = tableColumn;
    if (column === 'b') return mapBlob === undefined ? values : values.map(mapBlob);
    if (typeof column !== 'object') return values;
    if ('coded' in column) return values.map((value) => mapCodedIndex(column, value, maps));
    const map = maps.get(column.table);
    const isMapped = columnPhase(number, index, tableColumn) === 2 && !LISTING.has(number);
    return isMapped && map !== undefined ? values.map((row) => mapRow(map, row)) : values;
  }
}

function mapTables(tables: Tables, map: (table: Table, number: number) => Table): Tables {
  const byNumber = new Map([...tables.byNumber].map(([number, table]) => [number, map(table, number)]));
  return { ...tables, byNumber };
}

/** Rows in the order of the target; where a row has no counterpart, the one behind the last that had one. */
function reorder(table: Table, number: number, map: RowMap, rows: number): Table {
  const sources = new Int32Array(rows);
  for (let row = 1; row < map.length; row += 1) {
    const place = map[row] ?? 0;
    if (place > 0) sources[place - 1] = row;
  }
  let last = 0;
  for (let index = 0; index < rows; index += 1) {
    last = sources[index] === 0 ? Math.min(last + 1, table.rows) : (sources[index] ?? 0);
    sources[index] = last;
  }
  const values = table.values.map((column, index) => {
    if (number === TABLE.methodDef && index === 0) return layOutBodies(column, sources);
    return gather(column, sources, 1);
  });
  return { columns: table.columns, rows, values };
}

/** Method addresses as if the bodies of the base lay one after the other in the order of the target. */
function layOutBodies(addresses: Uint32Array, sources: Int32Array): Uint32Array {
  const order = rowNumbers(addresses.length)
    .filter((row) => addresses[row] !== 0)
    .sort((a, b) => (addresses[a] ?? 0) - (addresses[b] ?? 0) || a - b);
  const sizes = new Uint32Array(addresses.length);
  order.forEach((row, index) => {
    const next = order[index + 1];
    sizes[row] = next === undefined ? 0 : (addresses[next] ?? 0) - (addresses[row] ?? 0);
  });
  let address = addresses[order[0] ?? 0] ?? 0;
  const places = new Uint32Array(sources.length);
  sources.forEach((row, index) => {
    if (addresses[row - 1] === 0) return;
    places[index] = address;
    address += sizes[row - 1] ?? 0;
  });
  return places;
}

/** What `values` has for each of some rows, which count from `first`; 0 for a row that it does not have. */
function gather(values: Uint32Array, rows: Int32Array | Uint32Array, first: 0 | 1): Uint32Array {
  const found = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) found[index] = values[(rows[index] ?? 0) - first] ?? 0;
  return found;
}

function sortRows(table: Table, by: readonly number[]): Table {
  const order = rowNumbers(table.rows).sort((a, b) => {
    for (const column of by) {
      const difference = (table.values[column]?.[a] ?? 0) - (table.values[column]?.[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
  return { ...table, values: table.values.map((values) => gather(values, order, 0)) };
}

/** From 0 on. */
function rowNumbers(rows: number): Uint32Array {
  const numbers = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) numbers[row] = row;
  return numbers;
}
