import { type MetadataColumn, metadataColumnBytes } from '@nuspine/nupkg-core';
import { findStreams, METADATA_MAGIC } from './metadata-streams.ts';
import { parseTableSizes } from './tables.ts';

const FIRST_TABLE = 0x30;
const DOCUMENT = 0x30;
const LOCAL_SCOPE = 0x32;
const LOCAL_VARIABLE = 0x33;
const LOCAL_CONSTANT = 0x34;
const IMPORT_SCOPE = 0x35;
const METHOD_DEF = 0x06;

/** "HasCustomDebugInformation" of the Portable PDB specification, version 1.0. */
const HAS_DEBUG_INFORMATION: MetadataColumn = {
  coded: [
    0x06,
    0x04,
    0x01,
    0x02,
    0x08,
    0x09,
    0x0a,
    0x00,
    0x0e,
    0x17,
    0x14,
    0x11,
    0x1a,
    0x1b,
    0x20,
    0x23,
    0x26,
    0x27,
    0x28,
    0x2a,
    0x2c,
    0x2b,
    DOCUMENT,
    LOCAL_SCOPE,
    LOCAL_VARIABLE,
    LOCAL_CONSTANT,
    IMPORT_SCOPE,
  ],
  bits: 5,
};

/** Columns of the tables of a portable PDB, from Document on (the same). */
const SYMBOL_COLUMNS: readonly (readonly MetadataColumn[])[] = [
  ['b', 'g', 'b', 'g'],
  [{ table: DOCUMENT }, 'b'],
  [{ table: METHOD_DEF }, { table: IMPORT_SCOPE }, { table: LOCAL_VARIABLE }, { table: LOCAL_CONSTANT }, 4, 4],
  [2, 2, 's'],
  ['s', 'b'],
  [{ table: IMPORT_SCOPE }, 'b'],
  [{ table: METHOD_DEF }, { table: METHOD_DEF }],
  [HAS_DEBUG_INFORMATION, 'g', 'b'],
];

/** `#Pdb` begins with an id and an entry point; then come the tables of the assembly that have rows, and how many. */
const ASSEMBLY_TABLES = 24;
const ASSEMBLY_ROWS = 32;

/**
 * A portable PDB with the columns of its tables in place of the rows, most of them as steps from row to row: what moved
 * then differs in few bytes. Any other file stays as it is. `restoreSymbols` undoes it.
 */
export function arrangeSymbols(file: Uint8Array): Uint8Array {
  return moveCells(file, (view, copy, { inRow, inColumn, bytes, isStep }, last) => {
    const value = readCell(view, inRow, bytes);
    writeCell(copy, inColumn, bytes, isStep ? value - last : value);
    return value;
  });
}

/** What was arranged, as it was. */
export function restoreSymbols(arranged: Uint8Array): Uint8Array {
  return moveCells(arranged, (view, copy, { inRow, inColumn, bytes, isStep }, last) => {
    const written = readCell(view, inColumn, bytes);
    const value = isStep ? (written + last) % 2 ** (8 * bytes) : written;
    writeCell(copy, inRow, bytes, value);
    return value;
  });
}

interface Cell {
  readonly inRow: number;
  readonly inColumn: number;
  readonly bytes: 2 | 4;
  readonly isStep: boolean;
}

/** Moves a cell from one view to the other; returns its value, which is `last` for the next row. */
type MoveCell = (from: DataView, to: DataView, cell: Cell, last: number) => number;

/** What says where the cells are is not moved, so it is found before and after. */
function moveCells(file: Uint8Array, move: MoveCell): Uint8Array {
  const found = findRows(file);
  if (found === undefined) return file;
  const copy = Uint8Array.from(file);
  const [from, to] = [viewOf(file), viewOf(copy)];
  let inColumn = found.offset;
  for (const { rows, columns } of found.tables) {
    const size = rowSize(columns);
    let first = inColumn;
    for (const { bytes, isStep } of columns) {
      moveColumn(move, from, to, { inRow: first, inColumn, bytes, isStep }, rows, size);
      inColumn += rows * bytes;
      first += bytes;
    }
  }
  return copy;
}

/** `first` is the cell in the first of `rows` rows of `size` bytes. */
function moveColumn(move: MoveCell, from: DataView, to: DataView, first: Cell, rows: number, size: number): void {
  const { inRow, inColumn, bytes, isStep } = first;
  let last = 0;
  for (let row = 0; row < rows; row += 1) {
    last = move(from, to, { inRow: inRow + row * size, inColumn: inColumn + row * bytes, bytes, isStep }, last);
  }
}

interface SymbolTable {
  readonly rows: number;
  readonly columns: readonly Pick<Cell, 'bytes' | 'isStep'>[];
}

interface SymbolRows {
  /** Of the first row, in the file. */
  readonly offset: number;
  readonly tables: readonly SymbolTable[];
}

function findRows(file: Uint8Array): SymbolRows | undefined {
  const view = viewOf(file);
  try {
    return view.byteLength >= 4 && view.getUint32(0, true) === METADATA_MAGIC ? readSizes(file, view) : undefined;
  } catch (error) {
    // DataView checks the bounds of every read.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readSizes(file: Uint8Array, view: DataView): SymbolRows | undefined {
  const found = findStreams(view, 0);
  const [pdb, stream] = [found?.byName.get('#Pdb'), found?.byName.get('#~')];
  if (found === undefined || pdb === undefined || stream === undefined) return undefined;
  if (Math.max(found.headersEnd, pdb.offset + pdb.size) > stream.offset) return undefined;
  const header = file.subarray(stream.offset, stream.offset + stream.size);
  const sizes = parseTableSizes(header, (table) => SYMBOL_COLUMNS[table - FIRST_TABLE] !== undefined);
  const assembly = assemblyRows(view, pdb.offset, pdb.size);
  if (sizes === undefined || assembly === undefined) return undefined;
  const { heapSizes, headerSize } = sizes;
  const rows = sizes.rows.map((count, table) => (table < FIRST_TABLE ? (assembly[table] ?? 0) : count));
  const tables = SYMBOL_COLUMNS.map((columns, index) => ({
    rows: rows[FIRST_TABLE + index] ?? 0,
    columns: columns.map((column) => ({
      bytes: metadataColumnBytes(column, { rows, heapSizes }),
      isStep: column !== 2 && column !== 's' && column !== 'g',
    })),
  }));
  const size = tables.reduce((sum, each) => sum + each.rows * rowSize(each.columns), 0);
  return headerSize + size > stream.size ? undefined : { offset: stream.offset + headerSize, tables };
}

function assemblyRows(view: DataView, offset: number, size: number): number[] | undefined {
  const rows: number[] = [];
  let at = ASSEMBLY_ROWS;
  for (let table = 0; table < 64; table += 1) {
    const word = view.getUint32(offset + ASSEMBLY_TABLES + (table < 32 ? 0 : 4), true);
    const isPresent = ((word >>> table % 32) & 1) === 1;
    rows.push(isPresent ? view.getUint32(offset + at, true) : 0);
    if (isPresent) at += 4;
  }
  return at > size ? undefined : rows;
}

function rowSize(columns: SymbolTable['columns']): number {
  return columns.reduce((sum, { bytes }) => sum + bytes, 0);
}

function readCell(view: DataView, at: number, bytes: 2 | 4): number {
  return bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true);
}

/** Takes the value modulo its size. */
function writeCell(view: DataView, at: number, bytes: 2 | 4, value: number): void {
  if (bytes === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
