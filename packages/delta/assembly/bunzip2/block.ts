import { byteAt, intAt, setInt } from '../memory';
import { at, end, skipTo, wordAt } from './bits';
import { groupCount, isRandomised, originRow, readBlockHeader, usedBytes, usedCount } from './block-header';
import { counts, firstCodes, firstSymbols, LENGTH_BITS, MAX_CODE_LENGTH, quickTable, symbolsOf } from './code-tables';
import { derandomise } from './derandomise';
import {
  BLOCK_TOO_LONG,
  fail,
  fault,
  NO_END_OF_BLOCK,
  NO_FAULT,
  NO_SUCH_CODE,
  NO_SUCH_ORIGIN,
  OUT_OF_MEMORY,
} from './faults';
import { QUICK_BITS, reserveRows, rowCapacity, rows, selectors } from './layout';

const GROUP_SYMBOLS: i32 = 50;
const RUN_B: i32 = 1;

/** Bytes used last, by rank; bytes of the block by value. */
const recency = memory.data(256);
const byteCounts = memory.data(4 * 256, 16);

/** Rows of the block: `next row << 8 | byte` for each of the sorted rotations. */
export let blockLength: i32 = 0;
/** The row that follows the origin: the first to be used. */
export let firstRow: i32 = 0;

/** Reads a block behind its mark and undoes the transform. It has `maxRows` rows at most. */
export function readBlock(maxRows: i32): void {
  readBlockHeader();
  if (fault != NO_FAULT) return;
  readBytes(maxRows);
  if (fault != NO_FAULT) return;
  if (originRow >= blockLength) return fail(NO_SUCH_ORIGIN);
  linkRows();
  firstRow = intAt(rows, originRow) >>> 8;
  if (isRandomised) derandomise(rows, firstRow, blockLength);
}

/** Undoes move-to-front and the second run-length stage, and counts the bytes. */
function readBytes(maxRows: i32): void {
  memory.copy(recency, usedBytes, 256);
  memory.fill(byteCounts, 0, 4 * 256);
  const endOfBlock = usedCount + 1;
  let bit = at;
  let length = 0;
  let run = 0;
  let weight = 1;
  for (let group = 0; group < groupCount; group += 1) {
    const table = byteAt(selectors, group);
    const quick = quickTable(table);
    for (let i = 0; i < GROUP_SYMBOLS; i += 1) {
      const word = wordAt(bit);
      let code = <u32>load<u16>(quick + ((word >> (32 - QUICK_BITS)) << 1));
      if (code == 0) code = longCode(word, table);
      if (code == 0) return fail(NO_SUCH_CODE);
      bit += code & ((1 << LENGTH_BITS) - 1);
      if (bit > end) return skipTo(bit);
      const symbol = <i32>(code >> LENGTH_BITS);
      if (symbol <= RUN_B) {
        run += weight << symbol;
        weight <<= 1;
        if (run > maxRows - length) return fail(BLOCK_TOO_LONG);
        continue;
      }
      if (length + run >= rowCapacity && !reserveRows(min(maxRows, length + run + 1), maxRows))
        return fail(OUT_OF_MEMORY);
      if (run > 0) {
        appendRun(length, run);
        length += run;
        run = 0;
        weight = 1;
      }
      if (symbol == endOfBlock) {
        skipTo(bit);
        blockLength = length;
        return;
      }
      if (length == maxRows) return fail(BLOCK_TOO_LONG);
      const byte = moveToFront(symbol - 1);
      setInt(rows, length, byte);
      setInt(byteCounts, byte, intAt(byteCounts, byte) + 1);
      length += 1;
    }
  }
  fail(NO_END_OF_BLOCK);
}

/** The code at the start of `word`, as in the quick tables; 0 if there is none. */
function longCode(word: u32, table: i32): u32 {
  for (let length = QUICK_BITS + 1; length <= MAX_CODE_LENGTH; length += 1) {
    const index = <i32>(word >> (32 - length)) - intAt(firstCodes(table), length);
    if (index < 0 || index >= intAt(counts(table), length)) continue;
    const symbol = <u32>load<u16>(symbolsOf(table) + 2 * (intAt(firstSymbols(table), length) + index));
    return (symbol << LENGTH_BITS) | length;
  }
  return 0;
}

function appendRun(start: i32, run: i32): void {
  const byte = byteAt(recency, 0);
  for (let row = start; row < start + run; row += 1) setInt(rows, row, byte);
  setInt(byteCounts, byte, intAt(byteCounts, byte) + run);
}

function moveToFront(rank: i32): i32 {
  const byte = byteAt(recency, rank);
  if (rank > 16) memory.copy(recency + 1, recency, rank);
  else for (let i = rank; i > 0; i -= 1) store<u8>(recency + i, load<u8>(recency + i - 1));
  store<u8>(recency, <u8>byte);
  return byte;
}

/** The n-th row that ends with a byte is followed by the n-th row that starts with it. */
function linkRows(): void {
  let start = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = intAt(byteCounts, byte);
    setInt(byteCounts, byte, start);
    start += count;
  }
  for (let row = 0; row < blockLength; row += 1) {
    const byte = intAt(rows, row) & 255;
    const sorted = intAt(byteCounts, byte);
    setInt(byteCounts, byte, sorted + 1);
    setInt(rows, sorted, intAt(rows, sorted) | (row << 8));
  }
}
