/**
 * A column of a metadata table. ECMA-335 (6th edition), II.22: `2` and `4` are constants of that many bytes; `s`, `g`
 * and `b` indexes into the #Strings, #GUID and #Blob heaps; `table` an index into that table; `coded` a coded index
 * (II.24.2.6), by its tags, with `UNUSED_TAG` where a tag means no table.
 */
export type MetadataColumn =
  | 2
  | 4
  | 's'
  | 'g'
  | 'b'
  | { readonly table: number }
  | { readonly coded: readonly number[]; readonly bits: number };

const UNUSED_TAG = -1;
export const ASSEMBLY_TABLE = 0x20;
const WIDE_INDEX_ROWS = 0x1_0000;

const field: MetadataColumn = { table: 0x04 };
const method: MetadataColumn = { table: 0x06 };
const typeDef: MetadataColumn = { table: 0x02 };
const typeDefOrRef: MetadataColumn = { coded: [0x02, 0x01, 0x1b], bits: 2 };
const hasConstant: MetadataColumn = { coded: [0x04, 0x08, 0x17], bits: 2 };
const hasCustomAttribute: MetadataColumn = {
  coded: [
    0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0a, 0x00, 0x0e, 0x17, 0x14, 0x11, 0x1a, 0x1b, 0x20, 0x23, 0x26, 0x27, 0x28,
    0x2a, 0x2c, 0x2b,
  ],
  bits: 5,
};
const hasFieldMarshal: MetadataColumn = { coded: [0x04, 0x08], bits: 1 };
const hasDeclSecurity: MetadataColumn = { coded: [0x02, 0x06, 0x20], bits: 2 };
const memberRefParent: MetadataColumn = { coded: [0x02, 0x01, 0x1a, 0x06, 0x1b], bits: 3 };
const hasSemantics: MetadataColumn = { coded: [0x14, 0x17], bits: 1 };
const methodDefOrRef: MetadataColumn = { coded: [0x06, 0x0a], bits: 1 };
const memberForwarded: MetadataColumn = { coded: [0x04, 0x06], bits: 1 };
const customAttributeType: MetadataColumn = { coded: [UNUSED_TAG, UNUSED_TAG, 0x06, 0x0a, UNUSED_TAG], bits: 3 };
const resolutionScope: MetadataColumn = { coded: [0x00, 0x1a, 0x23, 0x01], bits: 2 };
const implementation: MetadataColumn = { coded: [0x26, 0x23, 0x27], bits: 2 };
const typeOrMethodDef: MetadataColumn = { coded: [0x02, 0x06], bits: 1 };

/** The columns of every table of ECMA-335, by table number. */
export const METADATA_COLUMNS: readonly (readonly MetadataColumn[])[] = [
  /* 00 Module */ [2, 's', 'g', 'g', 'g'],
  /* 01 TypeRef */ [resolutionScope, 's', 's'],
  /* 02 TypeDef */ [4, 's', 's', typeDefOrRef, field, method],
  /* 03 FieldPtr */ [field],
  /* 04 Field */ [2, 's', 'b'],
  /* 05 MethodPtr */ [method],
  /* 06 MethodDef */ [4, 2, 2, 's', 'b', { table: 0x08 }],
  /* 07 ParamPtr */ [{ table: 0x08 }],
  /* 08 Param */ [2, 2, 's'],
  /* 09 InterfaceImpl */ [typeDef, typeDefOrRef],
  /* 0a MemberRef */ [memberRefParent, 's', 'b'],
  /* 0b Constant */ [2, hasConstant, 'b'],
  /* 0c CustomAttribute */ [hasCustomAttribute, customAttributeType, 'b'],
  /* 0d FieldMarshal */ [hasFieldMarshal, 'b'],
  /* 0e DeclSecurity */ [2, hasDeclSecurity, 'b'],
  /* 0f ClassLayout */ [2, 4, typeDef],
  /* 10 FieldLayout */ [4, field],
  /* 11 StandAloneSig */ ['b'],
  /* 12 EventMap */ [typeDef, { table: 0x14 }],
  /* 13 EventPtr */ [{ table: 0x14 }],
  /* 14 Event */ [2, 's', typeDefOrRef],
  /* 15 PropertyMap */ [typeDef, { table: 0x17 }],
  /* 16 PropertyPtr */ [{ table: 0x17 }],
  /* 17 Property */ [2, 's', 'b'],
  /* 18 MethodSemantics */ [2, method, hasSemantics],
  /* 19 MethodImpl */ [typeDef, methodDefOrRef, methodDefOrRef],
  /* 1a ModuleRef */ ['s'],
  /* 1b TypeSpec */ ['b'],
  /* 1c ImplMap */ [2, memberForwarded, 's', { table: 0x1a }],
  /* 1d FieldRva */ [4, field],
  /* 1e EncLog */ [4, 4],
  /* 1f EncMap */ [4],
  /* 20 Assembly */ [4, 2, 2, 2, 2, 4, 'b', 's', 's'],
  /* 21 AssemblyProcessor */ [4],
  /* 22 AssemblyOS */ [4, 4, 4],
  /* 23 AssemblyRef */ [2, 2, 2, 2, 4, 'b', 's', 's', 'b'],
  /* 24 AssemblyRefProcessor */ [4, { table: 0x23 }],
  /* 25 AssemblyRefOS */ [4, 4, 4, { table: 0x23 }],
  /* 26 File */ [4, 's', 'b'],
  /* 27 ExportedType */ [4, 4, 's', 's', implementation],
  /* 28 ManifestResource */ [4, 4, 's', implementation],
  /* 29 NestedClass */ [typeDef, typeDef],
  /* 2a GenericParam */ [2, 2, typeOrMethodDef, 's'],
  /* 2b MethodSpec */ [methodDefOrRef, 'b'],
  /* 2c GenericParamConstraint */ [{ table: 0x2a }, typeDefOrRef],
];

/** What the width of every column follows from. */
export interface TableSizes {
  /** Rows of each table, by table number; 0 when absent. */
  readonly rows: readonly number[];
  /** Bits 0, 1 and 2: indexes into #Strings, #GUID and #Blob take four bytes. */
  readonly heapSizes: number;
}

/** Bytes that the tables before Assembly take. */
export function bytesBeforeAssembly(sizes: TableSizes): number {
  return METADATA_COLUMNS.slice(0, ASSEMBLY_TABLE).reduce((total, columns, table) => {
    const rowBytes = columns.reduce((sum, column) => sum + metadataColumnBytes(column, sizes), 0);
    return total + rowBytes * (sizes.rows[table] ?? 0);
  }, 0);
}

/** Bytes that a column takes in each row: 2 or 4 (II.24.2.6). */
export function metadataColumnBytes(column: MetadataColumn, { rows, heapSizes }: TableSizes): 2 | 4 {
  if (typeof column === 'number') return column;
  if (column === 's') return heapSizes & 1 ? 4 : 2;
  if (column === 'g') return heapSizes & 2 ? 4 : 2;
  if (column === 'b') return heapSizes & 4 ? 4 : 2;
  if ('table' in column) return (rows[column.table] ?? 0) < WIDE_INDEX_ROWS ? 2 : 4;
  const most = Math.max(...column.coded.map((table) => rows[table] ?? 0));
  return most < WIDE_INDEX_ROWS >> column.bits ? 2 : 4;
}
