import { byteAt, intAt, setByte } from '../memory';
import { byteOrZero } from './compressed';

/** How many bytes of bodies are walked for each byte of the file: bodies of honest files do not overlap. */
const MOST_WALKED: i64 = 4;

const USER_STRING: i32 = 0x70;
const STAND_ALONE_SIG: i32 = 0x11;
const TINY: i32 = 2;
const FAT: i32 = 3;
const FAT_HEADER: i32 = 12;
const MORE_SECTIONS: i32 = 8;
const TOKEN: i32 = 0xf0;
const SWITCH: i32 = 0xf1;
const TWO_BYTE_PREFIX: i32 = 0xfe;
const NONE: i32 = -1;

let file: usize = 0;
let size: i32 = 0;
let tables: usize = 0;
let oneByte: usize = 0;
let twoBytes: usize = 0;

/**
 * `maps` are 256 maps of rows, each an address and a length, that of user strings by offset. `operands` has the bytes of
 * the operand of each instruction (III.1.2.1), or that it is a token or a switch table; then the same behind the prefix.
 */
export function useTokens(maps: usize, operands: usize): void {
  tables = maps;
  oneByte = operands;
  twoBytes = operands + 256;
}

/**
 * Maps the tokens of all method bodies of a file, in place. The section with them is at `address` when loaded, and in
 * the file from `offset` to `end`; `seen` has room for each of its bytes.
 */
export function mapBodies(
  bytes: usize,
  length: i32,
  addresses: usize,
  count: i32,
  address: u32,
  offset: u32,
  end: i32,
  seen: usize,
): void {
  file = bytes;
  size = length;
  if (<i64>end > <i64>offset) memory.fill(seen, 0, <usize>(<i64>end - <i64>offset));
  let left = MOST_WALKED * <i64>length;
  for (let method = 0; method < count && left > 0; method += 1) {
    const at = <u32>intAt(addresses, method);
    const start = <i64>at - <i64>address + <i64>offset;
    if (at < address || start >= <i64>end) continue;
    const place = <i32>(start - <i64>offset);
    if (byteAt(seen, place) == 1) continue;
    setByte(seen, place, 1);
    const bodyEnd = mapBody(<i32>start, end);
    if (bodyEnd != NONE) left -= <i64>bodyEnd - start;
  }
}

/** One body (II.25.4); gives its end, or `NONE` if there is none. */
function mapBody(start: i32, end: i32): i32 {
  const first = byteOrZero(file, size, start);
  const isFat = (first & 3) != TINY;
  if (isFat && ((first & 7) != FAT || start + FAT_HEADER > end)) return NONE;
  const code = isFat ? start + FAT_HEADER : start + 1;
  const codeSize = isFat ? read24(start + 4) : first >> 2;
  if (codeSize > end - code) return NONE;
  const codeEnd = code + codeSize;
  if (isFat && byteAt(file, start + 11) == STAND_ALONE_SIG) mapToken(start + 8);
  mapCode(code, codeEnd);
  // Its flags may have been mapped, if it lies in another.
  const hasSections = isFat && (byteAt(file, start) & MORE_SECTIONS) != 0;
  return hasSections ? mapSections(codeEnd, end) : codeEnd;
}

function mapCode(start: i32, end: i32): void {
  for (let at = start; at < end; ) {
    let operand = <i32>byteAt(oneByte, byteAt(file, at));
    if (byteAt(file, at) == TWO_BYTE_PREFIX) {
      at += 1;
      operand = byteAt(twoBytes, byteOrZero(file, size, at));
    }
    at += 1;
    if (operand == TOKEN) {
      if (at + 4 <= end) mapToken(at);
      at += 4;
    } else if (operand == SWITCH) {
      const table = 4 + 4 * read24(at);
      if (table > end - at) return;
      at += table;
    } else at += operand;
  }
}

/** II.25.4.5: exception clauses, whose type is a token unless their flags say otherwise. */
function mapSections(codeEnd: i32, end: i32): i32 {
  let at = codeEnd;
  for (let more = true; more; ) {
    at = (at + 3) & ~3;
    if (at + 4 > end) return at;
    const flags = byteAt(file, at);
    const isFat = (flags & 0x40) != 0;
    const length = isFat ? read24(at + 1) : byteAt(file, at + 1);
    if (length > end - at || length < 4) return at;
    const clause = isFat ? 24 : 12;
    for (let each = at + 4; each + clause <= at + length; each += clause) {
      if (isTyped(each, isFat)) mapToken(each + clause - 4);
    }
    at += length;
    more = (flags & 0x80) != 0;
  }
  return at;
}

function isTyped(clause: i32, isFat: bool): bool {
  const start = file + <usize>clause;
  return isFat ? load<u32>(start) == 0 : load<u16>(start) == 0;
}

function mapToken(at: i32): void {
  const row = read24(at);
  const table = byteAt(file, at + 3);
  const map = intAt(tables, 2 * table);
  const isKnown = row < intAt(tables, 2 * table + 1) && (row > 0 || table == USER_STRING);
  const mapped = isKnown ? intAt(<usize>map, row) : row;
  if (mapped <= 0 || mapped >= 1 << 24) return;
  setByte(file, at, mapped);
  setByte(file, at + 1, mapped >> 8);
  setByte(file, at + 2, mapped >> 16);
}

function read24(at: i32): i32 {
  return byteOrZero(file, size, at) | (byteOrZero(file, size, at + 1) << 8) | (byteOrZero(file, size, at + 2) << 16);
}
