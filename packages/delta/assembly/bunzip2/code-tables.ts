import { intAt, setInt } from '../memory';
import { readBits } from './bits';
import { AMBIGUOUS_CODES, BAD_CODE_LENGTH, fail, fault, NO_FAULT } from './faults';
import { MAX_ALPHABET, QUICK_BITS, quickTables, tableSymbols } from './layout';

export const MAX_CODE_LENGTH: i32 = 20;
export const LENGTH_BITS: u32 = 5;

/** Ints of each table: by length the first code, how many there are, and where their symbols start. */
const PART: i32 = MAX_CODE_LENGTH + 1;
const parts = memory.data(4 * 3 * 21 * 6, 16);
const next = memory.data(4 * 21, 16);
const lengths = memory.data(258);

export function firstCodes(table: i32): usize {
  return parts + ((<usize>(table * 3 * PART)) << 2);
}

export function counts(table: i32): usize {
  return firstCodes(table) + 4 * PART;
}

export function firstSymbols(table: i32): usize {
  return counts(table) + 4 * PART;
}

/** 16 bits each, shorter codes first, those of equal length in the order of their symbols. */
export function symbolsOf(table: i32): usize {
  return tableSymbols + 2 * <usize>(table * MAX_ALPHABET);
}

/** By the next 10 bits: `symbol << 5 | length` in 16 bits, or 0 for a longer code. */
export function quickTable(table: i32): usize {
  return quickTables + ((2 * <usize>table) << QUICK_BITS);
}

/** Reads the code lengths of `alphabet` symbols and makes their table. */
export function readCodeTable(table: i32, alphabet: i32): void {
  let length = <i32>readBits(5);
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    for (;;) {
      if (fault != NO_FAULT) return;
      if (length < 1 || length > MAX_CODE_LENGTH) return fail(BAD_CODE_LENGTH);
      if (readBits(1) == 0) break;
      length += readBits(1) == 0 ? 1 : -1;
    }
    store<u8>(lengths + symbol, <u8>length);
  }
  fillTable(table, alphabet);
}

function fillTable(table: i32, alphabet: i32): void {
  const count = counts(table);
  memory.fill(count, 0, 4 * PART);
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    const length = load<u8>(lengths + symbol);
    setInt(count, length, intAt(count, length) + 1);
  }
  if (isOversubscribed(table)) return fail(AMBIGUOUS_CODES);
  memory.copy(next, firstSymbols(table), 4 * PART);
  for (let symbol = 0; symbol < alphabet; symbol += 1) {
    const length = load<u8>(lengths + symbol);
    const place = intAt(next, length);
    store<u16>(symbolsOf(table) + 2 * place, <u16>symbol);
    setInt(next, length, place + 1);
  }
  fillQuick(table);
}

/** Fills in the first codes and symbols by length. True if there are more codes of a length than there can be. */
function isOversubscribed(table: i32): bool {
  let code = 0;
  let symbol = 0;
  for (let length = 1; length <= MAX_CODE_LENGTH; length += 1) {
    code <<= 1;
    setInt(firstCodes(table), length, code);
    setInt(firstSymbols(table), length, symbol);
    const count = intAt(counts(table), length);
    code += count;
    symbol += count;
    if (code > 1 << length) return true;
  }
  return false;
}

function fillQuick(table: i32): void {
  const quick = quickTable(table);
  memory.fill(quick, 0, (<usize>2) << QUICK_BITS);
  for (let length = 1; length <= QUICK_BITS; length += 1) {
    const width = 1 << (QUICK_BITS - length);
    for (let index = 0; index < intAt(counts(table), length); index += 1) {
      const symbol = <u32>load<u16>(symbolsOf(table) + 2 * (intAt(firstSymbols(table), length) + index));
      const start = (intAt(firstCodes(table), length) + index) << (QUICK_BITS - length);
      for (let i = start; i < start + width; i += 1) {
        store<u16>(quick + 2 * i, <u16>((symbol << LENGTH_BITS) | length));
      }
    }
  }
}
