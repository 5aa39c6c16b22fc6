import { METADATA_COLUMNS, type MetadataColumn, metadataColumnBytes, type TableSizes } from '@nuspine/nupkg-core';

/** Numbers of the metadata tables that are treated by name (ECMA-335, II.22). */
export const TABLE = {
  typeRef: 0x01,
  typeDef: 0x02,
  field: 0x04,
  methodDef: 0x06,
  param: 0x08,
  memberRef: 0x0a,
  standAloneSig: 0x11,
  eventMap: 0x12,
  event: 0x14,
  propertyMap: 0x15,
  property: 0x17,
  moduleRef: 0x1a,
  typeSpec: 0x1b,
  fieldRva: 0x1d,
  assemblyRef: 0x23,
  manifestResource: 0x28,
  nestedClass: 0x29,
  methodSpec: 0x2b,
} as const;

export interface TableColumn {
  readonly column: MetadataColumn;
  readonly bytes: 2 | 4;
}

/** A metadata table, column by column. */
export interface Table {
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** One array a column, as long as there are rows. */
  readonly values: readonly Uint32Array[];
}

/** The `#~` stream (II.24.2.6). */
export interface Tables {
  readonly sizes: TableSizes;
  /** Everything before the first row. */
  readonly header: Uint8Array;
  /** Everything after the last row: padding. */
  readonly tail: Uint8Array;
  /** In the order of their numbers. */
  readonly byNumber: ReadonlyMap<number, Table>;
}

const FIXED_HEADER = 24;
const KNOWN_HEAP_SIZES = 0b111;
const MAX_TABLES = 64;
/** A row number fits into the three bytes of a metadata token. */
const MAX_ROWS = 2 ** 24;
/** Largest stream that is transformed. The largest in use have a third of it. */
const MAX_STREAM = 2 ** 25;

/** Whether a table is one of those of an assembly. */
function isOfAssembly(table: number): boolean {
  return table < METADATA_COLUMNS.length;
}

/** The sizes that a `#~` header states, or `undefined` if it is not one that every reader agrees on. */
export function parseTableSizes(
  header: Uint8Array,
  isKnown: (table: number) => boolean = isOfAssembly,
): (TableSizes & { readonly headerSize: number }) | undefined {
  if (header.length < FIXED_HEADER) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const heapSizes = view.getUint8(6);
  if (heapSizes > KNOWN_HEAP_SIZES) return undefined;
  const rows: number[] = [];
  let at = FIXED_HEADER;
  for (let table = 0; table < MAX_TABLES; table += 1) {
    const isPresent = ((view.getUint32(table < 32 ? 8 : 12, true) >>> table % 32) & 1) === 1;
    if (isPresent && (!isKnown(table) || at + 4 > header.length)) return undefined;
    rows.push(isPresent ? view.getUint32(at, true) : 0);
    if (isPresent) at += 4;
  }
  return rows.some((count) => count >= MAX_ROWS) ? undefined : { rows, heapSizes, headerSize: at };
}

/** Bytes that all rows take. */
export function rowsSize(sizes: TableSizes): number {
  return sizes.rows.reduce((sum, rows, table) => sum + (rows === 0 ? 0 : rows * rowSize(columnsOf(sizes, table))), 0);
}

/** Tables with every value 0, to be filled column by column. */
export function emptyTables(sizes: TableSizes, header: Uint8Array, tail: Uint8Array): Tables {
  const byNumber = new Map<number, Table>();
  sizes.rows.forEach((rows, number) => {
    if (rows === 0) return;
    const columns = columnsOf(sizes, number);
    byNumber.set(number, { columns, rows, values: columns.map(() => new Uint32Array(rows)) });
  });
  return { sizes, header, tail, byNumber };
}

/** Reads a `#~` stream. `undefined` if it is not well-formed, or larger than what is transformed. */
export function parseTables(stream: Uint8Array): Tables | undefined {
  const sizes = parseTableSizes(stream);
  if (sizes === undefined || stream.length > MAX_STREAM) return undefined;
  const end = sizes.headerSize + rowsSize(sizes);
  if (end > stream.length) return undefined;
  const tables = emptyTables(sizes, stream.subarray(0, sizes.headerSize), stream.subarray(end));
  let at = sizes.headerSize;
  for (const table of tables.byNumber.values()) {
    readRows(table, stream.subarray(at));
    at += table.rows * rowSize(table.columns);
  }
  return tables;
}

/** The bytes of a `#~` stream. */
export function formatTables(tables: Tables): Uint8Array {
  const rows = [...tables.byNumber.values()].map(formatRows);
  return Buffer.concat([tables.header, ...rows, tables.tail]);
}

function columnsOf(sizes: TableSizes, table: number): TableColumn[] {
  return (METADATA_COLUMNS[table] ?? []).map((column) => ({ column, bytes: metadataColumnBytes(column, sizes) }));
}

function rowSize(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, { bytes }) => sum + bytes, 0);
}

function readRows(table: Table, bytes: Uint8Array): void {
  const size = rowSize(table.columns);
  let first = 0;
  table.columns.forEach((column, index) => {
    const values = table.values[index] ?? new Uint32Array();
    for (let row = 0, at = first; row < table.rows; row += 1, at += size) {
      let value = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
      if (column.bytes === 4) value |= ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
      values[row] = value;
    }
    first += column.bytes;
  });
}

function formatRows(table: Table): Uint8Array {
  const size = rowSize(table.columns);
  const out = new Uint8Array(size * table.rows);
  let first = 0;
  table.columns.forEach((column, index) => {
    const values = table.values[index] ?? new Uint32Array();
    for (let row = 0, at = first; row < table.rows; row += 1, at += size) {
      const value = values[row] ?? 0;
      out[at] = value;
      out[at + 1] = value >>> 8;
      if (column.bytes === 4) {
        out[at + 2] = value >>> 16;
        out[at + 3] = value >>> 24;
      }
    }
    first += column.bytes;
  });
  return out;
}
