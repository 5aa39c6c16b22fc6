import type { MetadataColumn } from '@nuspine/nupkg-core';
import { mapRow, type RowMap, type RowMaps } from './match-rows.ts';
import { TABLE } from './tables.ts';

type CodedIndex = Extract<MetadataColumn, { coded: readonly number[] }>;

/** II.24.2.6: the coded index that signatures use. */
export const TYPE_DEF_OR_REF: CodedIndex = { coded: [TABLE.typeDef, TABLE.typeRef, TABLE.typeSpec], bits: 2 };

/** The maps of the tables that a coded index can mean, by its tag. */
export type TaggedMaps = readonly (RowMap | undefined)[];

export function taggedMaps({ coded }: CodedIndex, maps: RowMaps): TaggedMaps {
  return coded.map((table) => maps.get(table));
}

/** A coded index of the base, with a tag of `bits` bits, as the target would write it. */
export function mapCodedIndex(maps: TaggedMaps, bits: number, value: number): number {
  const tag = value & ((1 << bits) - 1);
  return ((mapRow(maps[tag], value >>> bits) << bits) | tag) >>> 0;
}

/** The same for a column of them. */
export function mapCodedIndexes(column: CodedIndex, values: Uint32Array, maps: RowMaps): Uint32Array {
  const tagged = taggedMaps(column, maps);
  const mapped = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row += 1) mapped[row] = mapCodedIndex(tagged, column.bits, values[row] ?? 0);
  return mapped;
}
