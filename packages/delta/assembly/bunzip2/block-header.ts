import { setByte, byteAt } from '../memory';
import { readBits, readWord } from './bits';
import { readCodeTable } from './code-tables';
import { BAD_TABLE_COUNT, fail, fault, NO_BYTES_USED, NO_FAULT, NO_GROUPS, NO_SUCH_TABLE } from './faults';
import { selectors } from './layout';

// What stands before the codes of a block.

export let wantedCrc: u32 = 0;
/** True if some bits were flipped before sorting; see `derandomise`. */
export let isRandomised: bool = false;
/** Row of the sorted rotations that is the block itself. */
export let originRow: i32 = 0;
/** The bytes that occur, in order. */
export const usedBytes: usize = memory.data(256);
export let usedCount: i32 = 0;
/** How many groups of 50 symbols there are. */
export let groupCount: i32 = 0;

const tableOrder = memory.data(8);

/** Reads what follows the mark of a block. */
export function readBlockHeader(): void {
  wantedCrc = readWord();
  isRandomised = readBits(1) == 1;
  originRow = readBits(24);
  readUsedBytes();
  if (fault != NO_FAULT) return;
  const tableCount = <i32>readBits(3);
  if (fault != NO_FAULT) return;
  if (tableCount < 2 || tableCount > 6) return fail(BAD_TABLE_COUNT);
  readSelectors(tableCount);
  for (let table = 0; table < tableCount && fault == NO_FAULT; table += 1) readCodeTable(table, usedCount + 2);
}

function readUsedBytes(): void {
  const groups = readBits(16);
  usedCount = 0;
  for (let group = 0; group < 16; group += 1) {
    if (((groups >> (15 - group)) & 1) == 0) continue;
    const members = readBits(16);
    for (let i = 0; i < 16; i += 1) {
      if (((members >> (15 - i)) & 1) == 0) continue;
      setByte(usedBytes, usedCount, group * 16 + i);
      usedCount += 1;
    }
  }
  if (usedCount == 0) fail(NO_BYTES_USED);
}

/** Each is the rank of a table among the ones used last, in unary. */
function readSelectors(tableCount: i32): void {
  groupCount = readBits(15);
  if (groupCount == 0) return fail(NO_GROUPS);
  for (let table = 0; table < tableCount; table += 1) setByte(tableOrder, table, table);
  for (let group = 0; group < groupCount; group += 1) {
    let rank = 0;
    while (readBits(1) == 1) {
      rank += 1;
      if (rank >= tableCount) return fail(NO_SUCH_TABLE);
    }
    if (fault != NO_FAULT) return;
    const table = byteAt(tableOrder, rank);
    for (let i = rank; i > 0; i -= 1) setByte(tableOrder, i, byteAt(tableOrder, i - 1));
    setByte(tableOrder, 0, table);
    setByte(selectors, group, table);
  }
}
