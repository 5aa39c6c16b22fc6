import { byteAt, intAt, setByte, setInt } from '../memory';
import { makeCodeLengths } from './code-lengths';
import { selectors } from './layout';
import { alphabet, frequencies, symbolCount, symbolOf } from './symbols';

// A block is coded in groups of 50 symbols; each group names the table, of at most six, that codes it best.

export const GROUP_SYMBOLS: i32 = 50;
const MAX_TABLES: i32 = 6;
/** How often groups are dealt to tables and tables made to fit their groups. More gains next to nothing. */
const ROUNDS: i32 = 4;
/** First guess of a code length for symbols outside the range of a table. */
const UNLIKELY: i32 = 15;
const LENGTHS_STRIDE: usize = 258;
const COUNTS_STRIDE: usize = 1032;

const lengths = memory.data(1548, 16);
const counts = memory.data(6192, 16);

export let tableCount: i32 = 0;
export let groupCount: i32 = 0;

/** Code lengths of a table, one byte for each symbol. */
export function lengthsOf(table: i32): usize {
  return lengths + <usize>table * LENGTHS_STRIDE;
}

/** The table that codes a group. */
export function tableOf(group: i32): i32 {
  return byteAt(selectors, group);
}

/** Makes the tables for the symbols of the block and chooses one for each group. */
export function chooseTables(): void {
  groupCount = (symbolCount + GROUP_SYMBOLS - 1) / GROUP_SYMBOLS;
  tableCount = tablesFor(symbolCount);
  guessTables();
  for (let round = 0; round < ROUNDS; round += 1) {
    dealGroups();
    for (let table = 0; table < tableCount; table += 1) makeCodeLengths(countsOf(table), alphabet, lengthsOf(table));
  }
}

/** A table costs 30 to 100 bytes, so short blocks have fewer. */
function tablesFor(symbolsInBlock: i32): i32 {
  if (symbolsInBlock < 200) return 2;
  if (symbolsInBlock < 600) return 3;
  if (symbolsInBlock < 1200) return 4;
  return symbolsInBlock < 2400 ? 5 : MAX_TABLES;
}

/** Starts with tables that each favour one range of symbols; the ranges occur about equally often. */
function guessTables(): void {
  let left = symbolCount;
  let start = 0;
  for (let table = 0; table < tableCount; table += 1) {
    const share = left / (tableCount - table);
    let end = start;
    let taken = 0;
    while (end < alphabet && (taken < share || end == start)) {
      taken += intAt(frequencies, end);
      end += 1;
    }
    if (table == tableCount - 1) end = alphabet;
    for (let symbol = 0; symbol < alphabet; symbol += 1) {
      setByte(lengthsOf(table), symbol, symbol >= start && symbol < end ? 0 : UNLIKELY);
    }
    left -= taken;
    start = end;
  }
}

/** Gives each group the table that codes it in the fewest bits, and counts the symbols of each table's groups. */
function dealGroups(): void {
  memory.fill(counts, 0, COUNTS_STRIDE * MAX_TABLES);
  for (let group = 0; group < groupCount; group += 1) {
    const start = group * GROUP_SYMBOLS;
    const end = min(start + GROUP_SYMBOLS, symbolCount);
    const table = cheapestTable(start, end);
    setByte(selectors, group, table);
    const tally = countsOf(table);
    for (let i = start; i < end; i += 1) {
      const symbol = symbolOf(i);
      setInt(tally, symbol, intAt(tally, symbol) + 1);
    }
  }
}

function cheapestTable(start: i32, end: i32): i32 {
  let cheapest = 0;
  let cheapestBits = i32.MAX_VALUE;
  for (let table = 0; table < tableCount; table += 1) {
    const tableLengths = lengthsOf(table);
    let bits = 0;
    for (let i = start; i < end; i += 1) bits += byteAt(tableLengths, symbolOf(i));
    if (bits < cheapestBits) {
      cheapestBits = bits;
      cheapest = table;
    }
  }
  return cheapest;
}

function countsOf(table: i32): usize {
  return counts + <usize>table * COUNTS_STRIDE;
}
