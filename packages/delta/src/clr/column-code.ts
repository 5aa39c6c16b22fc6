import { TABLE, type TableColumn, type Table, type Tables } from './tables.ts';

/**
 * When a column is sent. 1: names, and what says which type or method a row belongs to. 2: everything else but
 * indexes into #Blob, which are 3. Later phases are predicted with what the earlier ones said.
 */
export type Phase = 1 | 2 | 3;

/** How a column is written. */
interface ColumnCode {
  /** Bits of the tag of a coded index, which gets a plane of its own; 0 for any other column. */
  readonly tagBits: number;
  readonly bytes: 2 | 3 | 4;
  /** What is written of a value: itself, its distance from the row before, or that of addresses. */
  readonly of: 'value' | 'step' | 'address';
}

/** The phase in which a column is sent; `index` counts the columns of the table. */
export function columnPhase(table: number, index: number, { column }: TableColumn): Phase {
  if (column === 'b') return 3;
  const isMemberList = (table === TABLE.typeDef && index >= 4) || (table === TABLE.methodDef && index === 5);
  const isWhollyEarly = table === TABLE.typeRef || table === TABLE.nestedClass;
  return column === 's' || isWhollyEarly || isMemberList ? 1 : 2;
}

/** Bytes that `encodeColumns` writes of these tables. */
export function columnsSize(tables: Tables, phase: Phase): number {
  let size = 0;
  for (const [number, table] of tables.byNumber) size += tableSize(number, table, phase);
  return size;
}

/** The columns of a phase, one after the other: tags in a plane of their own, then what `ColumnCode` says of each row. */
export function encodeColumns(tables: Tables, phase: Phase): Uint8Array {
  const out = new Uint8Array(columnsSize(tables, phase));
  let at = 0;
  eachColumn(tables, phase, (code, values) => {
    at = encodeColumn(code, values, out, at);
  });
  return out;
}

/** Fills the columns of a phase from what `encodeColumns` wrote of tables of the same sizes. */
export function decodeColumns(tables: Tables, phase: Phase, bytes: Uint8Array): void {
  let at = 0;
  eachColumn(tables, phase, (code, values) => {
    at = decodeColumn(code, values, bytes, at);
  });
}

function tableSize(number: number, table: Table, phase: Phase): number {
  return table.columns.reduce((sum, column, index) => {
    if (columnPhase(number, index, column) !== phase) return sum;
    const { bytes, tagBits } = codeOf(number, index, column);
    return sum + table.rows * (bytes + (tagBits > 0 ? 1 : 0));
  }, 0);
}

function eachColumn(tables: Tables, phase: Phase, use: (code: ColumnCode, values: Uint32Array) => void): void {
  for (const [number, table] of tables.byNumber) {
    table.columns.forEach((column, index) => {
      const values = table.values[index];
      if (values !== undefined && columnPhase(number, index, column) === phase) {
        use(codeOf(number, index, column), values);
      }
    });
  }
}

function codeOf(table: number, index: number, { column }: TableColumn): ColumnCode {
  if (column === 2) return { tagBits: 0, bytes: 2, of: 'value' };
  const isAddress = (table === TABLE.methodDef || table === TABLE.fieldRva) && index === 0;
  if (column === 4) return { tagBits: 0, bytes: 4, of: isAddress ? 'address' : 'step' };
  if (typeof column === 'string') return { tagBits: 0, bytes: 3, of: 'value' };
  return { tagBits: 'coded' in column ? column.bits : 0, bytes: 3, of: 'step' };
}

function encodeColumn(code: ColumnCode, values: Uint32Array, out: Uint8Array, start: number): number {
  const { tagBits, bytes } = code;
  const tags = (1 << tagBits) - 1;
  let at = start + (tagBits > 0 ? values.length : 0);
  if (tagBits > 0) for (let row = 0; row < values.length; row += 1) out[start + row] = (values[row] ?? 0) & tags;
  let last = 0;
  for (let row = 0; row < values.length; row += 1, at += bytes) {
    const plain = (values[row] ?? 0) >>> tagBits;
    const written = codeOfValue(code, plain, last);
    if (code.of !== 'address' || plain !== 0) last = plain;
    out[at] = written;
    out[at + 1] = written >>> 8;
    if (bytes > 2) out[at + 2] = written >>> 16;
    if (bytes > 3) out[at + 3] = written >>> 24;
  }
  return at;
}

/** An address of 0 means none and stays 0; any other is 1 more than its distance from the last. */
function codeOfValue({ of }: ColumnCode, value: number, last: number): number {
  if (of === 'value') return value;
  if (of === 'step') return (value - last) >>> 0;
  return value === 0 ? 0 : (value - last + 1) >>> 0;
}

function decodeColumn(code: ColumnCode, values: Uint32Array, bytes: Uint8Array, start: number): number {
  const { tagBits } = code;
  const mask = code.bytes === 4 ? 0xffff_ffff : 2 ** (8 * code.bytes) - 1;
  let at = start + (tagBits > 0 ? values.length : 0);
  let last = 0;
  for (let row = 0; row < values.length; row += 1) {
    let written = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
    if (code.bytes > 2) written |= (bytes[at + 2] ?? 0) << 16;
    if (code.bytes > 3) written |= (bytes[at + 3] ?? 0) << 24;
    at += code.bytes;
    const plain = valueOfCode(code, written >>> 0, last, mask);
    if (code.of !== 'address' || plain !== 0) last = plain;
    values[row] = tagBits > 0 ? (plain << tagBits) | (bytes[start + row] ?? 0) : plain;
  }
  return at;
}

function valueOfCode({ of }: ColumnCode, written: number, last: number, mask: number): number {
  if (of === 'value') return written;
  if (of === 'step') return ((written + last) & mask) >>> 0;
  return written === 0 ? 0 : (written + last - 1) >>> 0;
}
