import type { BitReader } from './bit-reader.ts';
import type { BlockHeader } from './block-header.ts';
import { readSymbol } from './code-table.ts';
import { corrupt } from './corrupt.ts';

const GROUP_SYMBOLS = 50;
const RUN_B = 1;

/** The rows of a block, in the first `length` entries: `next row << 8 | byte` for each of the sorted rotations. */
export interface Block {
  readonly rows: Int32Array;
  readonly length: number;
}

/**
 * Reads the codes of a block and undoes the transform. `rows` is used again, or replaced by more rows, `maxRows` at
 * most: memory grows with what is really there. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`.
 */
export function readBlock(reader: BitReader, header: BlockHeader, rows: Int32Array, maxRows: number): Block {
  const counts = new Int32Array(256);
  const block = readBytes(reader, header, { rows, maxRows, counts });
  if (header.originRow >= block.length) throw corrupt(reader, 'bzip2 block starts in a row that does not exist');
  linkRows(block.rows, block.length, counts);
  return block;
}

interface Room {
  readonly rows: Int32Array;
  readonly maxRows: number;
  readonly counts: Int32Array;
}

/** Undoes move-to-front and the second run-length stage, and counts the bytes. */
function readBytes(reader: BitReader, header: BlockHeader, { rows: first, maxRows, counts }: Room): Block {
  const recency = header.usedBytes.slice();
  const endOfBlock = recency.length + 1;
  let rows = first;
  let length = 0;
  let run = 0;
  let weight = 1;
  for (const table of header.groupTables) {
    for (let i = 0; i < GROUP_SYMBOLS; i += 1) {
      const symbol = readSymbol(reader, table);
      if (symbol <= RUN_B) {
        run += weight << symbol;
        weight *= 2;
        if (run > maxRows - length) throw corrupt(reader, 'bzip2 block is longer than its level allows');
        continue;
      }
      if (length + run >= rows.length) rows = grown(rows, length + run + 1, maxRows);
      length = appendRun(rows, length, run, recency[0] ?? 0, counts);
      run = 0;
      weight = 1;
      if (symbol === endOfBlock) return { rows, length };
      if (length === maxRows) throw corrupt(reader, 'bzip2 block is longer than its level allows');
      const byte = moveToFront(recency, symbol - 1);
      rows[length] = byte;
      length += 1;
      counts[byte] = (counts[byte] ?? 0) + 1;
    }
  }
  throw corrupt(reader, 'bzip2 block has no end');
}

function grown(rows: Int32Array, needed: number, maxRows: number): Int32Array {
  const more = new Int32Array(Math.min(maxRows, Math.max(needed, 4 * rows.length)));
  more.set(rows.subarray(0, more.length));
  return more;
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
