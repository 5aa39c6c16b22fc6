import { fillGaps, type KeysOf, type KeyTier, matchRows, ownersOf, type RowMap, type RowMaps } from './match-rows.ts';
import { type Digits, joinKeys, numberKeys, pickKeys, textKeys } from './row-keys.ts';
import { type Table, TABLE } from './tables.ts';
import { cellsOf, columnOf, type NamedTables, typeDefKeys, typeRefKeys } from './type-keys.ts';

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
  const add = (table: number, tiersOf: (before: Table) => readonly KeyTier[]): void => {
    const rows = target.tables.byNumber.get(table)?.rows ?? 0;
    const before = base.tables.byNumber.get(table);
    if (rows === 0 || before === undefined) return;
    const map = matchRows(before.rows, rows, tiersOf(before));
    exact.set(table, map);
    maps.set(table, fillGaps(map, rows));
  };
  for (const [table, keysOf] of TYPES) add(table, () => DIGITS.map((digits) => typeTier(keysOf, base, target, digits)));
  for (const owned of [FIELDS, METHODS, PARAMS]) {
    if (maps.has(owned.owner)) add(owned.table, () => bothTiers(ownedTier(owned, base, target, maps)));
  }
  for (const [table, name] of NAME_COLUMNS) add(table, () => bothTiers(namedTier(table, name, base, target)));
  return { maps, exact };
}

const DIGITS: readonly Digits[] = ['kept', 'erased'];
const TYPES = [
  [TABLE.typeDef, typeDefKeys],
  [TABLE.typeRef, typeRefKeys],
] as const;

/** Keys of both sides, with digits kept or erased. */
export type TierOf = (digits: Digits) => KeyTier;

/** First with digits kept, then with digits erased. */
export function bothTiers(tierOf: TierOf): readonly KeyTier[] {
  return DIGITS.map(tierOf);
}

/** Types are few, and the key of one is part of those of others. */
function typeTier(keysOf: typeof typeDefKeys, base: NamedTables, target: NamedTables, digits: Digits): KeyTier {
  return {
    base: (rows) => pickKeys(keysOf(base, digits), rows),
    target: (rows) => pickKeys(keysOf(target, digits), rows),
  };
}

/** Keys by owner and name; those of the base with the owner mapped. */
export function ownedTier(owned: OwnedTable, base: NamedTables, target: NamedTables, maps: RowMaps): TierOf {
  const owners = { base: findOwners(owned, base), target: findOwners(owned, target) };
  const ownerMap = maps.get(owned.owner);
  for (let row = 1; row < owners.base.length; row += 1) {
    owners.base[row] = ownerMap?.[owners.base[row] ?? 0] ?? 0;
  }
  return (digits) => ({
    base: ownedKeys(owned, base, owners.base, digits),
    target: ownedKeys(owned, target, owners.target, digits),
  });
}

/** Which row of its owning table each row belongs to. */
function findOwners({ table, owner, list }: OwnedTable, { tables }: NamedTables): Int32Array {
  return ownersOf(columnOf(tables.byNumber.get(owner), list), tables.byNumber.get(table)?.rows ?? 0);
}

function ownedKeys({ table, name }: OwnedTable, side: NamedTables, owners: Int32Array, digits: Digits): KeysOf {
  const named = nameKeys(side, table, name, digits);
  return (rows) => joinKeys(numberKeys(cellsOf(owners.subarray(1), rows)), named(rows));
}

/** Keys by name alone. */
export function namedTier(table: number, name: number, base: NamedTables, target: NamedTables): TierOf {
  return (digits) => ({
    base: nameKeys(base, table, name, digits),
    target: nameKeys(target, table, name, digits),
  });
}

/** Keys of the names of rows. */
export function nameKeys({ tables, strings }: NamedTables, table: number, name: number, digits: Digits): KeysOf {
  const names = columnOf(tables.byNumber.get(table), name);
  return (rows) => textKeys(strings, cellsOf(names, rows), digits);
}
