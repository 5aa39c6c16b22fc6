import { fillGaps, type KeyedRows, matchRows, ownersOf, type RowMap, type RowMaps } from './match-rows.ts';
import { joinKeys, textKey } from './string-heap.ts';
import { TABLE } from './tables.ts';
import { cell, type Digits, type NamedTables, rowKeys, typeDefKeys, typeRefKeys } from './type-keys.ts';

/** Rows of the base found again in the target, by name. */
export interface NamedRows {
  /** Every row has a counterpart: where none was found, the neighbour's. */
  readonly maps: RowMaps;
  /** Only rows that were found, of tables whose rows are put into the order of the target. */
  readonly exact: RowMaps;
}

/** Column of the name in tables whose rows are told apart by name alone. */
const NAME_COLUMNS: ReadonlyMap<number, number> = new Map([
  [TABLE.property, 1],
  [TABLE.event, 1],
  [TABLE.memberRef, 1],
  [TABLE.assemblyRef, 6],
  [TABLE.moduleRef, 0],
  [TABLE.manifestResource, 2],
]);

/** A table whose rows belong to rows of another, which lists them in a column. */
export interface OwnedTable {
  readonly table: number;
  readonly name: number;
  readonly owner: number;
  readonly list: number;
}

export const FIELDS: OwnedTable = { table: TABLE.field, name: 1, owner: TABLE.typeDef, list: 4 };
export const METHODS: OwnedTable = { table: TABLE.methodDef, name: 3, owner: TABLE.typeDef, list: 5 };
const PARAMS: OwnedTable = { table: TABLE.param, name: 2, owner: TABLE.methodDef, list: 5 };

/** Matches rows with what phase 1 says of the target: types, members and everything else that has a name. */
export function matchNames(base: NamedTables, target: NamedTables): NamedRows {
  const maps = new Map<number, RowMap>();
  const exact = new Map<number, RowMap>();
  const add = (table: number, keysOf: KeysOf): void => {
    const rows = target.tables.byNumber.get(table)?.rows ?? 0;
    if (rows === 0 || !base.tables.byNumber.has(table)) return;
    const map = matchRows(keysOf('kept'), [() => keysOf('erased')]);
    exact.set(table, map);
    maps.set(table, fillGaps(map, rows));
  };
  add(TABLE.typeDef, (digits) => ({ base: typeDefKeys(base, digits), target: typeDefKeys(target, digits) }));
  add(TABLE.typeRef, (digits) => ({ base: typeRefKeys(base, digits), target: typeRefKeys(target, digits) }));
  for (const owned of [FIELDS, METHODS, PARAMS]) {
    if (maps.has(owned.owner)) add(owned.table, ownedKeys(owned, base, target, maps));
  }
  for (const [table, name] of NAME_COLUMNS) {
    add(table, namedKeys(table, name, base, target));
  }
  return { maps, exact };
}

/** The keys of both sides, with digits kept or erased. */
export type KeysOf = (digits: Digits) => KeyedRows;

/** Keys by owner and name; those of the base with the owner mapped. */
export function ownedKeys(
  { table, name, owner, list }: OwnedTable,
  base: NamedTables,
  target: NamedTables,
  maps: RowMaps,
): KeysOf {
  const keysOf = (side: NamedTables, digits: Digits, mapOwner: (row: number) => number): Float64Array => {
    const rows = side.tables.byNumber.get(table);
    const owners = ownersOf(side.tables.byNumber.get(owner)?.values[list] ?? new Uint32Array(), rows?.rows ?? 0);
    return rowKeys(rows, (row) =>
      joinKeys(mapOwner(owners[row] ?? 0), textKey(side.strings, cell(rows, name, row), digits)),
    );
  };
  const ownerMap = maps.get(owner);
  return (digits) => ({
    base: keysOf(base, digits, (row) => ownerMap?.[row] ?? 0),
    target: keysOf(target, digits, (row) => row),
  });
}

/** Keys by name alone. */
export function namedKeys(table: number, name: number, base: NamedTables, target: NamedTables): KeysOf {
  return (digits) => ({
    base: nameKeys(base, table, name, digits),
    target: nameKeys(target, table, name, digits),
  });
}

function nameKeys({ tables, strings }: NamedTables, table: number, name: number, digits: Digits): Float64Array {
  const rows = tables.byNumber.get(table);
  return rowKeys(rows, (row) => textKey(strings, cell(rows, name, row), digits));
}
