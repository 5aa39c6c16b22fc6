import type { MapOffsets } from './map-blobs.ts';
import { mapCodedIndexes } from './map-token.ts';
import { bothTiers, FIELDS, METHODS, nameKeys, namedTier, type OwnedTable, ownedTier } from './match-names.ts';
import { fillGaps, type KeysOf, type KeyTier, matchRows, type RowMap, type RowMaps } from './match-rows.ts';
import { type Digits, emptyKeys, joinKeys, numberKeys } from './row-keys.ts';
import { TABLE } from './tables.ts';
import { cellsOf, columnOf, type NamedTables } from './type-keys.ts';

const SIGNATURE_COLUMNS: ReadonlyMap<number, number> = new Map([
  [TABLE.field, 2],
  [TABLE.methodDef, 4],
]);
const MEMBER_REF = { parent: 0, name: 1, signature: 2 } as const;
const METHOD_SPEC = { method: 0, instantiation: 1 } as const;
const unchanged: MapOffsets = (offsets) => offsets;

/**
 * Matches rows with everything the metadata of the target says, so that tokens in code can be mapped: overloads by their
 * signatures, and rows without a name by what they refer to. `types` maps TypeDef and TypeRef.
 */
export function matchTokens(base: NamedTables, target: NamedTables, types: RowMaps, mapBlobs: MapOffsets): RowMaps {
  const maps = new Map<number, RowMap>(types);
  const add = (table: number, tiers: readonly KeyTier[]): void => {
    const rows = target.tables.byNumber.get(table)?.rows ?? 0;
    const before = base.tables.byNumber.get(table);
    if (rows > 0 && before !== undefined) maps.set(table, fillGaps(matchRows(before.rows, rows, tiers), rows));
  };
  for (const owned of [FIELDS, METHODS]) add(owned.table, signedTiers(owned, base, target, maps, mapBlobs));
  for (const table of [TABLE.typeSpec, TABLE.standAloneSig]) add(table, blobTiers(table, base, target, mapBlobs));
  for (const [table, name] of [
    [TABLE.moduleRef, 0],
    [TABLE.assemblyRef, 6],
  ] as const) {
    add(table, bothTiers(namedTier(table, name, base, target)));
  }
  // A MemberRef may stand on a method, and a MethodSpec on a MemberRef.
  add(TABLE.memberRef, memberRefTiers(base, target, maps, mapBlobs));
  add(TABLE.methodSpec, methodSpecTiers(base, target, maps, mapBlobs));
  return maps;
}

/** Owner, name and signature; then owner and name; then with digits erased. */
function signedTiers(
  owned: OwnedTable,
  base: NamedTables,
  target: NamedTables,
  maps: RowMaps,
  mapBlobs: MapOffsets,
): readonly KeyTier[] {
  const tierOf = ownedTier(owned, base, target, maps);
  const [kept, erased] = [tierOf('kept'), tierOf('erased')];
  const column = SIGNATURE_COLUMNS.get(owned.table) ?? 0;
  const signed: KeyTier = {
    base: withBlob(kept.base, base, owned.table, column, mapBlobs),
    target: withBlob(kept.target, target, owned.table, column, unchanged),
  };
  return [signed, kept, erased];
}

/** Keys joined with a blob. */
function withBlob(keysOf: KeysOf, { tables }: NamedTables, table: number, column: number, map: MapOffsets): KeysOf {
  const blobs = columnOf(tables.byNumber.get(table), column);
  return (rows) => joinKeys(keysOf(rows), numberKeys(map(cellsOf(blobs, rows))));
}

/** The blob a row consists of; then any row that is left, in order. */
function blobTiers(table: number, base: NamedTables, target: NamedTables, mapBlobs: MapOffsets): readonly KeyTier[] {
  const keysOf = ({ tables }: NamedTables, map: MapOffsets): KeysOf => {
    const blobs = columnOf(tables.byNumber.get(table), 0);
    return (rows) => numberKeys(map(cellsOf(blobs, rows)));
  };
  const alike: KeysOf = (rows) => emptyKeys(rows.length);
  return [
    { base: keysOf(base, mapBlobs), target: keysOf(target, unchanged) },
    { base: alike, target: alike },
  ];
}

function memberRefTiers(
  base: NamedTables,
  target: NamedTables,
  maps: RowMaps,
  mapBlobs: MapOffsets,
): readonly KeyTier[] {
  const table = TABLE.memberRef;
  const named = (side: NamedTables, digits: Digits, parents: Uint32Array): KeysOf => {
    const keysOf = nameKeys(side, table, MEMBER_REF.name, digits);
    return (rows) => joinKeys(numberKeys(cellsOf(parents, rows)), keysOf(rows));
  };
  const [before, after] = [
    mappedColumn(base, table, MEMBER_REF.parent, maps),
    columnIn(target, table, MEMBER_REF.parent),
  ];
  const tierOf = (digits: Digits): KeyTier => ({
    base: named(base, digits, before),
    target: named(target, digits, after),
  });
  const [kept, erased] = [tierOf('kept'), tierOf('erased')];
  const signed: KeyTier = {
    base: withBlob(kept.base, base, table, MEMBER_REF.signature, mapBlobs),
    target: withBlob(kept.target, target, table, MEMBER_REF.signature, unchanged),
  };
  return [signed, kept, erased];
}

function methodSpecTiers(
  base: NamedTables,
  target: NamedTables,
  maps: RowMaps,
  mapBlobs: MapOffsets,
): readonly KeyTier[] {
  const table = TABLE.methodSpec;
  const keysOf =
    (methods: Uint32Array): KeysOf =>
    (rows) =>
      numberKeys(cellsOf(methods, rows));
  const loose: KeyTier = {
    base: keysOf(mappedColumn(base, table, METHOD_SPEC.method, maps)),
    target: keysOf(columnIn(target, table, METHOD_SPEC.method)),
  };
  const instantiated: KeyTier = {
    base: withBlob(loose.base, base, table, METHOD_SPEC.instantiation, mapBlobs),
    target: withBlob(loose.target, target, table, METHOD_SPEC.instantiation, unchanged),
  };
  return [instantiated, loose];
}

function columnIn({ tables }: NamedTables, table: number, column: number): Uint32Array {
  return columnOf(tables.byNumber.get(table), column);
}

/** Coded indexes of the base, mapped. */
function mappedColumn({ tables }: NamedTables, table: number, index: number, maps: RowMaps): Uint32Array {
  const column = tables.byNumber.get(table)?.columns[index]?.column;
  const values = columnOf(tables.byNumber.get(table), index);
  return typeof column === 'object' && 'coded' in column ? mapCodedIndexes(column, values, maps) : values;
}
