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

// Each column is gone through several times, in loops that ask for nothing but what they need.

function encodeColumn({ tagBits, bytes, of }: ColumnCode, values: Uint32Array, out: Uint8Array, start: number): number {
  const at = start + (tagBits > 0 ? values.length : 0);
  if (tagBits > 0) writeTags(values, tagBits, out, start);
  const numbers = of === 'value' ? values : of === 'step' ? stepsOf(values, tagBits) : addressSteps(values);
  writeNumbers(numbers, bytes, out, at);
  return at + bytes * values.length;
}

function writeTags(values: Uint32Array, tagBits: number, out: Uint8Array, start: number): void {
  const mask = (1 << tagBits) - 1;
  for (let row = 0; row < values.length; row += 1) out[start + row] = (values[row] ?? 0) & mask;
}

function writeNumbers(values: Uint32Array, bytes: number, out: Uint8Array, start: number): void {
  for (let row = 0, at = start; row < values.length; row += 1, at += bytes) {
    const value = values[row] ?? 0;
    out[at] = value;
    out[at + 1] = value >>> 8;
    if (bytes === 2) continue;
    out[at + 2] = value >>> 16;
    if (bytes > 3) out[at + 3] = value >>> 24;
  }
}

/** How far each value without its tag is from the one before. */
function stepsOf(values: Uint32Array, tagBits: number): Uint32Array {
  const steps = new Uint32Array(values.length);
  let last = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = (values[row] ?? 0) >>> tagBits;
    steps[row] = value - last;
    last = value;
  }
  return steps;
}

/** An address of 0 means none and stays 0; any other is 1 more than its distance from the last. */
function addressSteps(values: Uint32Array): Uint32Array {
  const steps = new Uint32Array(values.length);
  let last = 0;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? 0;
    if (value === 0) continue;
    steps[row] = value - last + 1;
    last = value;
  }
  return steps;
}

function decodeColumn(
  { tagBits, bytes, of }: ColumnCode,
  values: Uint32Array,
  from: Uint8Array,
  start: number,
): number {
  const at = start + (tagBits > 0 ? values.length : 0);
  readNumbers(values, bytes, from, at);
  if (of === 'step') followSteps(values, bytes);
  if (of === 'address') followAddresses(values);
  if (tagBits > 0) readTags(values, tagBits, from, start);
  return at + bytes * values.length;
}

function readNumbers(values: Uint32Array, bytes: number, from: Uint8Array, start: number): void {
  for (let row = 0, at = start; row < values.length; row += 1, at += bytes) {
    let value = (from[at] ?? 0) | ((from[at + 1] ?? 0) << 8);
    if (bytes > 2) value |= (from[at + 2] ?? 0) << 16;
    if (bytes > 3) value |= (from[at + 3] ?? 0) << 24;
    values[row] = value;
  }
}

/** What is added wraps around at the size that is written. */
function followSteps(values: Uint32Array, bytes: number): void {
  const mask = bytes === 4 ? 0xffff_ffff : 2 ** (8 * bytes) - 1;
  let last = 0;
  for (let row = 0; row < values.length; row += 1) {
    last = ((values[row] ?? 0) + last) & mask;
    values[row] = last;
  }
}

function followAddresses(values: Uint32Array): void {
  let last = 0;
  for (let row = 0; row < values.length; row += 1) {
    const step = values[row] ?? 0;
    const address = step === 0 ? 0 : (step + last - 1) >>> 0;
    if (address !== 0) last = address;
    values[row] = address;
  }
}

function readTags(values: Uint32Array, tagBits: number, from: Uint8Array, start: number): void {
  for (let row = 0; row < values.length; row += 1) {
    values[row] = ((values[row] ?? 0) << tagBits) | (from[start + row] ?? 0);
  }
}
