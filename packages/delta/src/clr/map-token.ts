import type { MetadataColumn } from '@nuspine/nupkg-core';
import { mapRow, type RowMaps } from './match-rows.ts';
import { TABLE } from './tables.ts';

type CodedIndex = Extract<MetadataColumn, { coded: readonly number[] }>;

/** II.24.2.6: the coded index that signatures use. */
export const TYPE_DEF_OR_REF: CodedIndex = { coded: [TABLE.typeDef, TABLE.typeRef, TABLE.typeSpec], bits: 2 };

/** A coded index of the base as the target would write it. */
export function mapCodedIndex({ coded, bits }: CodedIndex, value: number, maps: RowMaps): number {
  const tag = value & ((1 << bits) - 1);
  const row = mapRow(maps.get(coded[tag] ?? -1), value >>> bits);
  return ((row << bits) | tag) >>> 0;
}
