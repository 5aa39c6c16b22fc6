import { byteAt, intAt, setByte, setInt } from '../memory';
import { writeBits } from './bit-writer';
import { blockCrc, blockLength } from './block';
import { originRow, transformBlock } from './burrows-wheeler';
import { codeLength } from './code-lengths';
import { chooseTables, GROUP_SYMBOLS, groupCount, lengthsOf, tableCount, tableOf } from './code-tables';
import { alphabet, isByteUsed, symbolCount, symbolOf, writeSymbols } from './symbols';

/** The digits of pi, which mark a block. */
const BLOCK_MAGIC_HIGH: u32 = 0x314159;
const BLOCK_MAGIC_LOW: u32 = 0x265359;

const codes = memory.data(6192, 16);
const CODES_STRIDE: usize = 1032;
const tableRecency = memory.data(8, 8);

/** Transforms, codes and writes the block. */
export function writeBlock(): void {
  transformBlock(blockLength);
  writeSymbols(blockLength);
  chooseTables();
  writeBits(24, BLOCK_MAGIC_HIGH);
  writeBits(24, BLOCK_MAGIC_LOW);
  writeBits(32, blockCrc());
  // "Randomised" blocks are a relic of sorting that was slow on repeats.
  writeBits(1, 0);
  writeBits(24, originRow);
  writeUsedBytes();
  writeSelectors();
  for (let table = 0; table < tableCount; table += 1) {
    writeLengths(lengthsOf(table));
    assignCodes(table);
  }
  writeCodes();
}

/** Which bytes occur: a bit for each 16 bytes, then 16 bits for each of those where one does. */
function writeUsedBytes(): void {
  let groups: u32 = 0;
  for (let byte = 0; byte < 256; byte += 1) if (isByteUsed(byte)) groups |= 0x8000 >> (byte >> 4);
  writeBits(16, groups);
  for (let group = 0; group < 16; group += 1) {
    if ((groups & (0x8000 >> group)) == 0) continue;
    for (let byte = group * 16; byte < group * 16 + 16; byte += 1) writeBits(1, isByteUsed(byte) ? 1 : 0);
  }
}

/** The table of each group, as its rank among the tables used last, in unary. */
function writeSelectors(): void {
  writeBits(3, tableCount);
  writeBits(15, groupCount);
  for (let table = 0; table < tableCount; table += 1) setByte(tableRecency, table, table);
  for (let group = 0; group < groupCount; group += 1) {
    const table = tableOf(group);
    let moved = byteAt(tableRecency, 0);
    let rank = 0;
    while (moved != table) {
      rank += 1;
      const next = byteAt(tableRecency, rank);
      setByte(tableRecency, rank, moved);
      moved = next;
      writeBits(1, 1);
    }
    setByte(tableRecency, 0, table);
    writeBits(1, 0);
  }
}

/** Each code length as steps from the one before: 10 is one longer, 11 one shorter, 0 is there. */
function writeLengths(lengths: usize): void {
  let current = codeLength(lengths, 0);
  writeBits(5, current);
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    const wanted = codeLength(lengths, symbol);
    for (; current < wanted; current += 1) writeBits(2, 2);
    for (; current > wanted; current -= 1) writeBits(2, 3);
    writeBits(1, 0);
  }
}

/** Canonical codes: shorter ones first, those of equal length in the order of their symbols. */
function assignCodes(table: i32): void {
  const lengths = lengthsOf(table);
  const tableCodes = codes + <usize>table * CODES_STRIDE;
  let code = 0;
  for (let length = 1; length <= 20; length += 1) {
    for (let symbol = 0; symbol < alphabet; symbol += 1) {
      if (codeLength(lengths, symbol) != length) continue;
      setInt(tableCodes, symbol, code);
      code += 1;
    }
    code <<= 1;
  }
}

function writeCodes(): void {
  for (let group = 0; group < groupCount; group += 1) {
    const lengths = lengthsOf(tableOf(group));
    const tableCodes = codes + <usize>tableOf(group) * CODES_STRIDE;
    const end = min((group + 1) * GROUP_SYMBOLS, symbolCount);
    for (let i = group * GROUP_SYMBOLS; i < end; i += 1) {
      const symbol = symbolOf(i);
      writeBits(codeLength(lengths, symbol), intAt(tableCodes, symbol));
    }
  }
}
