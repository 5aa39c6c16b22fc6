import { addInt, byteAt, intAt, setInt } from '../memory';
import { CODE_LENGTH_BITS, codeLengthTable, distanceTable, lengthCounts, nextPlaces, sortedSymbols } from './tables';

// An entry: how long the code is, how many bits follow it, what kind it is of, and above them a literal or what those bits are
// added to. That of a literal is negative. Bit 5 is 0: shifts by an entry are shifts by the length.
export const LENGTH_MASK: u32 = 0x1f;
export const EXTRA_SHIFT: u32 = 8;
export const EXTRA_MASK: u32 = 0xf;
export const BASE_SHIFT: u32 = 16;
export const LITERAL: u32 = 0x80000000;
export const END: u32 = 0x4000;
export const INVALID: u32 = 0x1000;
/** The code goes on: the entry has the index of a further table, and by how many bits that is indexed. */
export const SUB: u32 = 0x2000;
const LITERAL_MASK: u32 = 0xff;
const MAX_LENGTH: u32 = 15;

/** The entry of the code that comes first in `held`. */
/* @inline */ export function tableEntry(table: usize, primary: u32, held: u64): u32 {
  const entry = load<u32>(table + (((<usize>held) & ((1 << (<usize>primary)) - 1)) << 2));
  if ((entry & SUB) == 0 || <i32>entry < 0) return entry;
  const following = <usize>(held >> (<u64>primary));
  const width = <usize>(entry & LENGTH_MASK);
  const rest = following & ((1 << width) - 1);
  return load<u32>(table + ((<usize>(entry >> BASE_SHIFT) + rest) << 2));
}

/** Fills the table of `size` symbols with the given lengths of codes. False for what zlib refuses: codes that are too many or too few. */
export function fillTable(table: usize, primary: u32, lengths: usize, size: i32): bool {
  memory.fill(lengthCounts, 0, 4 * 16);
  for (let symbol = 0; symbol < size; symbol += 1) addInt(lengthCounts, byteAt(lengths, symbol), 1);
  setInt(lengthCounts, 0, 0);
  let longest: u32 = 0;
  let left = 1;
  let place = 0;
  for (let length: u32 = 1; length <= MAX_LENGTH; length += 1) {
    const found = intAt(lengthCounts, length);
    setInt(nextPlaces, length, place);
    place += found;
    if (found > 0) longest = length;
    left = (left << 1) - found;
    if (left < 0) return false;
  }
  if (left > 0 && (longest > 1 || table == codeLengthTable)) return false;
  for (let symbol = 0; symbol < size; symbol += 1) {
    const length = byteAt(lengths, symbol);
    if (length == 0) continue;
    const own = intAt(nextPlaces, length);
    setInt(nextPlaces, length, own + 1);
    setInt(sortedSymbols, own, symbol);
  }
  fillSorted(table, primary, lengths, longest, place);
  return true;
}

/**
 * Codes come in the order of their lengths. A table for all codes up to a length, twice in a row, is one for codes that are a bit
 * longer, but for those that begin there: each entry is set once, and the rest is copied.
 */
function fillSorted(table: usize, primary: u32, lengths: usize, longest: u32, count: i32): void {
  setInt(table, 0, INVALID);
  let width: u32 = 0;
  let next = 1 << primary;
  let code = 0;
  for (let index = 0; index < count; index += 1) {
    const symbol = intAt(sortedSymbols, index);
    const length = <u32>byteAt(lengths, symbol);
    const entry = entryOf(table, symbol) | length;
    width = widened(table, width, min(length, primary));
    if (length <= primary) {
      setInt(table, code, entry);
    } else {
      const place = code & ((1 << primary) - 1);
      if ((intAt(table, place) & SUB) == 0) {
        setInt(table, place, SUB | (next << BASE_SHIFT) | (longest - primary));
        next += 1 << (longest - primary);
      }
      const further = <usize>((<u32>intAt(table, place)) >> BASE_SHIFT);
      spread(table + (further << 2), code >> primary, length - primary, longest - primary, entry);
    }
    code = following(code, length);
  }
  widened(table, width, primary);
}

/** Doubles a table that is indexed by `width` bits until `wanted` bits index it. */
function widened(table: usize, width: u32, wanted: u32): u32 {
  for (; width < wanted; width += 1) memory.copy(table + (4 << width), table, 4 << width);
  return width;
}

/** Sets all entries whose low bits are those of a code. */
function spread(table: usize, first: i32, length: u32, indexBits: u32, entry: u32): void {
  for (let index = first; index < 1 << indexBits; index += 1 << length) setInt(table, index, entry);
}

/**
 * The code after `code`. Codes are written with their highest bit first, and read with the lowest: turned around, the first one of the
 * next length is the same number.
 */
function following(code: i32, length: u32): i32 {
  let bit = 1 << (length - 1);
  while ((code & bit) != 0) bit >>= 1;
  return (code & (bit - 1)) | bit;
}

/** RFC 1951, 3.2.5. */
function entryOf(table: usize, symbol: i32): u32 {
  if (table == codeLengthTable) return symbol << BASE_SHIFT;
  if (table == distanceTable) {
    if (symbol > 29) return INVALID;
    const extra = symbol < 4 ? 0 : (symbol >> 1) - 1;
    const base = symbol < 4 ? symbol : (2 | (symbol & 1)) << extra;
    return ((base + 1) << BASE_SHIFT) | (extra << EXTRA_SHIFT);
  }
  if (symbol < 256) return LITERAL | (symbol << BASE_SHIFT);
  if (symbol == 256) return END;
  const code = symbol - 257;
  if (code > 28) return INVALID;
  const extra = code < 8 || code == 28 ? 0 : (code >> 2) - 1;
  const base = code < 8 ? code : code == 28 ? 255 : (4 | (code & 3)) << extra;
  return ((base + 3) << BASE_SHIFT) | (extra << EXTRA_SHIFT);
}
