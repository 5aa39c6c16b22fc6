import { mapCodedIndex } from './map-token.ts';
import { FIELDS, METHODS, namedKeys, type OwnedTable, ownedKeys } from './match-names.ts';
import { fillGaps, type KeyTier, matchRows, type RowMap, type RowMaps } from './match-rows.ts';
import { joinKeys, textKey } from './string-heap.ts';
import { TABLE } from './tables.ts';
import { cell, type NamedTables, rowKeys } from './type-keys.ts';

/** Keys from the strictest to the loosest. */
type Tiers = readonly [KeyTier, ...KeyTier[]];

/** Where a blob of the base is in the target. */
export type MapBlob = (offset: number) => number;

const SIGNATURE_COLUMNS: ReadonlyMap<number, number> = new Map([
  [TABLE.field, 2],
  [TABLE.methodDef, 4],
]);
const MEMBER_REF = { parent: 0, name: 1, signature: 2 } as const;
const METHOD_SPEC = { method: 0, instantiation: 1 } as const;
const unchanged: MapBlob = (offset) => offset;

/**
 * Matches rows with everything the metadata of the target says, so that tokens in code can be mapped: overloads by their
 * signatures, and rows without a name by what they refer to. `types` maps TypeDef and TypeRef.
 */
export function matchTokens(base: NamedTables, target: NamedTables, types: RowMaps, mapBlob: MapBlob): RowMaps {
  const maps = new Map<number, RowMap>(types);
  const add = (table: number, [first, ...others]: Tiers): void => {
    const rows = target.tables.byNumber.get(table)?.rows ?? 0;
    if (rows > 0 && base.tables.byNumber.has(table)) maps.set(table, fillGaps(matchRows(first(), others), rows));
  };
  for (const owned of [FIELDS, METHODS]) add(owned.table, signedKeys(owned, base, target, maps, mapBlob));
  for (const table of [TABLE.typeSpec, TABLE.standAloneSig]) add(table, blobKeys(table, base, target, mapBlob));
  for (const [table, name] of [
    [TABLE.moduleRef, 0],
    [TABLE.assemblyRef, 6],
  ] as const) {
    const keysOf = namedKeys(table, name, base, target);
    add(table, [() => keysOf('kept'), () => keysOf('erased')]);
  }
  // A MemberRef may stand on a method, and a MethodSpec on a MemberRef.
  add(TABLE.memberRef, memberRefKeys(base, target, maps, mapBlob));
  add(TABLE.methodSpec, methodSpecKeys(base, target, maps, mapBlob));
  return maps;
}

/** Owner, name and signature; then owner and name; then with digits erased. */
function signedKeys(owned: OwnedTable, base: NamedTables, target: NamedTables, maps: RowMaps, mapBlob: MapBlob): Tiers {
  const keysOf = ownedKeys(owned, base, target, maps);
  const named = keysOf('kept');
  const column = SIGNATURE_COLUMNS.get(owned.table) ?? 0;
  const withSignature = (side: NamedTables, keys: Float64Array, map: MapBlob): Float64Array => {
    const rows = side.tables.byNumber.get(owned.table);
    return keys.map((key, index) => joinKeys(key, map(cell(rows, column, index + 1))));
  };
  return [
    () => ({ base: withSignature(base, named.base, mapBlob), target: withSignature(target, named.target, unchanged) }),
    () => named,
    () => keysOf('erased'),
  ];
}

/** The blob a row consists of; then any row that is left, in order. */
function blobKeys(table: number, base: NamedTables, target: NamedTables, mapBlob: MapBlob): Tiers {
  const keysOf = ({ tables }: NamedTables, map: MapBlob): Float64Array => {
    const rows = tables.byNumber.get(table);
    return rowKeys(rows, (row) => map(cell(rows, 0, row)));
  };
  const strict = { base: keysOf(base, mapBlob), target: keysOf(target, unchanged) };
  return [() => strict, () => ({ base: strict.base.map(() => 0), target: strict.target.map(() => 0) })];
}

function memberRefKeys(base: NamedTables, target: NamedTables, maps: RowMaps, mapBlob: MapBlob): Tiers {
  const named = (side: NamedTables, digits: 'kept' | 'erased', isBase: boolean): Float64Array => {
    const rows = side.tables.byNumber.get(TABLE.memberRef);
    return rowKeys(rows, (row) => {
      const parent = cell(rows, MEMBER_REF.parent, row);
      const owner = isBase ? mapParent(rows?.columns[MEMBER_REF.parent]?.column, parent, maps) : parent;
      return joinKeys(owner, textKey(side.strings, cell(rows, MEMBER_REF.name, row), digits));
    });
  };
  const signed = (side: NamedTables, keys: Float64Array, map: MapBlob): Float64Array => {
    const rows = side.tables.byNumber.get(TABLE.memberRef);
    return keys.map((key, index) => joinKeys(key, map(cell(rows, MEMBER_REF.signature, index + 1))));
  };
  const kept = { base: named(base, 'kept', true), target: named(target, 'kept', false) };
  return [
    () => ({ base: signed(base, kept.base, mapBlob), target: signed(target, kept.target, unchanged) }),
    () => kept,
    () => ({ base: named(base, 'erased', true), target: named(target, 'erased', false) }),
  ];
}

function methodSpecKeys(base: NamedTables, target: NamedTables, maps: RowMaps, mapBlob: MapBlob): Tiers {
  const methods = (side: NamedTables, isBase: boolean): Float64Array => {
    const rows = side.tables.byNumber.get(TABLE.methodSpec);
    return rowKeys(rows, (row) => {
      const method = cell(rows, METHOD_SPEC.method, row);
      return isBase ? mapParent(rows?.columns[METHOD_SPEC.method]?.column, method, maps) : method;
    });
  };
  const instantiated = (side: NamedTables, keys: Float64Array, map: MapBlob): Float64Array => {
    const rows = side.tables.byNumber.get(TABLE.methodSpec);
    return keys.map((key, index) => joinKeys(key, map(cell(rows, METHOD_SPEC.instantiation, index + 1))));
  };
  const loose = { base: methods(base, true), target: methods(target, false) };
  return [
    () => ({ base: instantiated(base, loose.base, mapBlob), target: instantiated(target, loose.target, unchanged) }),
    () => loose,
  ];
}

function mapParent(column: unknown, value: number, maps: RowMaps): number {
  return isCodedIndex(column) ? mapCodedIndex(column, value, maps) : value;
}

function isCodedIndex(column: unknown): column is Parameters<typeof mapCodedIndex>[0] {
  return typeof column === 'object' && column !== null && 'coded' in column;
}
