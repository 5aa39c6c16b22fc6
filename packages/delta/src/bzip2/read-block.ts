import type { BitReader } from './bit-reader.ts';
import type { BlockHeader } from './block-header.ts';
import { readSymbol } from './code-table.ts';
import { corrupt } from './corrupt.ts';

const GROUP_SYMBOLS = 50;
const RUN_B = 1;

/**
 * Reads the codes of a block and undoes the transform: `rows` (as long as a block may be) gets, for each row of the
 * sorted rotations, `next row << 8 | byte`. Returns the number of rows. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`.
 */
export function readBlock(reader: BitReader, header: BlockHeader, rows: Int32Array): number {
  const counts = new Int32Array(256);
  const length = readBytes(reader, header, rows, counts);
  if (header.originRow >= length) throw corrupt(reader, 'bzip2 block starts in a row that does not exist');
  linkRows(rows, length, counts);
  return length;
}

/** Undoes move-to-front and the second run-length stage, and counts the bytes. Returns how many there are. */
function readBytes(reader: BitReader, header: BlockHeader, rows: Int32Array, counts: Int32Array): number {
  const recency = header.usedBytes.slice();
  const endOfBlock = recency.length + 1;
  let length = 0;
  let run = 0;
  let weight = 1;
  for (const table of header.groupTables) {
    for (let i = 0; i < GROUP_SYMBOLS; i += 1) {
      const symbol = readSymbol(reader, table);
      if (symbol <= RUN_B) {
        run += weight << symbol;
        weight *= 2;
        if (run > rows.length - length) throw corrupt(reader, 'bzip2 block is longer than its level allows');
        continue;
      }
      length = appendRun(rows, length, run, recency[0] ?? 0, counts);
      run = 0;
      weight = 1;
      if (symbol === endOfBlock) return length;
      if (length === rows.length) throw corrupt(reader, 'bzip2 block is longer than its level allows');
      const byte = moveToFront(recency, symbol - 1);
      rows[length] = byte;
      length += 1;
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
  }
  throw corrupt(reader, 'bzip2 block has no end');
}

function appendRun(rows: Int32Array, length: number, run: number, byte: number, counts: Int32Array): number {
  if (run === 0) return length;
  rows.fill(byte, length, length + run);
  counts[byte] = (counts[byte] ?? 0) + run;
  return length + run;
}

function moveToFront(recency: Uint8Array, rank: number): number {
  const byte = recency[rank] ?? 0;
  recency.copyWithin(1, 0, rank);
  recency[0] = byte;
  return byte;
}

/** The n-th row that ends with a byte is followed by the n-th row that starts with it. */
function linkRows(rows: Int32Array, length: number, counts: Int32Array): void {
  let start = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = counts[byte] ?? 0;
    counts[byte] = start;
    start += count;
  }
  for (let row = 0; row < length; row += 1) {
    const byte = (rows[row] ?? 0) & 255;
    const sorted = counts[byte] ?? 0;
    counts[byte] = sorted + 1;
    rows[sorted] = (rows[sorted] ?? 0) | (row << 8);
  }
}
