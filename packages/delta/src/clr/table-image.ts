import { ascendingOrder, gather } from './ascending-order.ts';
import { columnPhase, type Phase } from './column-code.ts';
import type { MapOffsets } from './map-blobs.ts';
import { mapCodedIndexes } from './map-token.ts';
import { mapRows, type RowMaps } from './match-rows.ts';
import type { RowOrders } from './row-orders.ts';
import { mapTexts } from './string-heap.ts';
import { TABLE, type Table, type TableColumn, type Tables } from './tables.ts';

/** Rows of these ascend together with what they list, so they are better left alone. */
const LISTING = new Set<number>([TABLE.eventMap, TABLE.propertyMap]);

/** The base's tables with offsets in its `#Strings` heap as the target's has the texts; rows stay where they are. */
export function mapStringColumns(base: Tables, strings: Uint8Array, target: Uint8Array): Tables {
  const isText = ({ columns }: Table, index: number): boolean => columns[index]?.column === 's';
  const columns = [...base.byNumber.values()].flatMap((table) =>
    table.values.filter((_, index) => isText(table, index)),
  );
  const mapped = mapTexts(strings, target, columns).values();
  return mapTables(base, (table) => ({
    ...table,
    values: table.values.map((values, index) => (isText(table, index) ? (mapped.next().value ?? values) : values)),
  }));
}

/**
 * The columns of a phase in the base's tables as they would be if the target had only moved things: indexes mapped, rows
 * in the order of the image. Other columns are not to be looked at.
 */
export function tableImage(
  base: Tables,
  orders: RowOrders,
  maps: RowMaps,
  phase: Phase,
  mapBlobs: MapOffsets = (offsets) => offsets,
): Tables {
  return mapTables(base, (table, number) => {
    const order = orders.get(number);
    const values = table.values.map((column, index) => {
      const how = table.columns[index];
      if (how === undefined || columnPhase(number, index, how) !== phase) return column;
      if (order !== undefined && number === TABLE.methodDef && index === 0) return layOutBodies(column, order);
      const mapped = mapColumn(number, column, how, maps, mapBlobs);
      return order === undefined ? mapped : gather(mapped, order);
    });
    return { columns: table.columns, rows: order?.length ?? table.rows, values };
  });
}

function mapColumn(
  table: number,
  values: Uint32Array,
  { column }: TableColumn,
  maps: RowMaps,
  mapBlobs: MapOffsets,
): Uint32Array {
  if (column === 'b') return mapBlobs(values);
  if (typeof column !== 'object') return values;
  if ('coded' in column) return mapCodedIndexes(column, values, maps);
  return LISTING.has(table) ? values : mapRows(maps.get(column.table), values);
}

function mapTables(tables: Tables, map: (table: Table, number: number) => Table): Tables {
  const byNumber = new Map([...tables.byNumber].map(([number, table]) => [number, map(table, number)]));
  return { ...tables, byNumber };
}

/** Method addresses as if the bodies of the base lay one after the other in the order of the target. */
function layOutBodies(addresses: Uint32Array, sources: Uint32Array): Uint32Array {
  const order = ascendingOrder(addresses);
  const sorted = order === undefined ? addresses : gather(addresses, order);
  const sizes = new Uint32Array(addresses.length);
  let first = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const address = sorted[index] ?? 0;
    if (address === 0) continue;
    if (first === 0) first = address;
    sizes[order?.[index] ?? index] = (sorted[index + 1] ?? address) - address;
  }
  let address = first;
  const places = new Uint32Array(sources.length);
  for (let index = 0; index < sources.length; index += 1) {
    const row = sources[index] ?? 0;
    if (addresses[row] === 0) continue;
    places[index] = address;
    address += sizes[row] ?? 0;
  }
  return places;
}
