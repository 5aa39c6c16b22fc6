import type { MapOffset } from './map-blobs.ts';
import { mapRow, type RowMap, type RowMaps } from './match-rows.ts';

/** Where tokens of the base are in the target. */
export interface TokenMaps {
  /** By table. */
  readonly rows: readonly (RowMap | undefined)[];
  /** Offsets in `#US`. */
  readonly userStrings: MapOffset;
}

const MOST_TABLES = 256;

export function tokenMaps(rows: RowMaps, userStrings: MapOffset): TokenMaps {
  return { rows: Array.from({ length: MOST_TABLES }, (_, table) => rows.get(table)), userStrings };
}

const USER_STRING = 0x70;
const STAND_ALONE_SIG = 0x11;
const TINY = 2;
const FAT = 3;
const FAT_HEADER = 12;
const MORE_SECTIONS = 8;
const TOKEN = 0xf0;
const SWITCH = 0xf1;
const TWO_BYTE_PREFIX = 0xfe;

/** Bytes of the operand of each instruction (III.1.2.1), or that it is a token or a switch table. */
const OPERANDS = operandTable([
  [1, [0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13, 0x1f, 0xde, ...span(0x2b, 0x37)]],
  [4, [0x20, 0x22, 0xdd, ...span(0x38, 0x44)]],
  [8, [0x21, 0x23]],
  [SWITCH, [0x45]],
  [TOKEN, [...span(0x27, 0x29), ...span(0x6f, 0x75), 0x79, ...span(0x7b, 0x81), 0x8c, 0x8d, 0x8f]],
  [TOKEN, [0xa3, 0xa4, 0xa5, 0xc2, 0xc6, 0xd0]],
]);
/** The same behind the prefix 0xFE. */
const PREFIXED_OPERANDS = operandTable([
  [TOKEN, [0x06, 0x07, 0x15, 0x16, 0x1c]],
  [2, span(0x09, 0x0e)],
  [1, [0x12, 0x19]],
]);

/**
 * Maps the tokens in one method body (II.25.4), in place. Gives the end of the body, or `undefined` if there is none
 * at `start`. Whatever the bytes are, nothing outside `start`..`end` is touched.
 */
export function mapBody(file: Uint8Array, start: number, end: number, maps: TokenMaps): number | undefined {
  const header = readHeader(file, start, end);
  if (header === undefined || header.code + header.codeSize > end) return undefined;
  if (header.isFat && file[start + 11] === STAND_ALONE_SIG) mapToken(file, start + 8, maps);
  const codeEnd = header.code + header.codeSize;
  mapCode(file, header.code, codeEnd, maps);
  const hasSections = header.isFat && ((file[start] ?? 0) & MORE_SECTIONS) !== 0;
  return hasSections ? mapSections(file, codeEnd, end, maps) : codeEnd;
}

function readHeader(
  file: Uint8Array,
  start: number,
  end: number,
): { readonly isFat: boolean; readonly code: number; readonly codeSize: number } | undefined {
  if (start >= end) return undefined;
  const first = file[start] ?? 0;
  if ((first & 3) === TINY) return { isFat: false, code: start + 1, codeSize: first >> 2 };
  if ((first & 7) !== FAT || start + FAT_HEADER > end) return undefined;
  return { isFat: true, code: start + FAT_HEADER, codeSize: read24(file, start + 4) };
}

function mapCode(file: Uint8Array, start: number, end: number, maps: TokenMaps): void {
  for (let at = start; at < end; ) {
    let operand = OPERANDS[file[at] ?? 0] ?? 0;
    if (file[at] === TWO_BYTE_PREFIX) {
      at += 1;
      operand = PREFIXED_OPERANDS[file[at] ?? 0] ?? 0;
    }
    at += 1;
    if (operand === TOKEN) {
      if (at + 4 <= end) mapToken(file, at, maps);
      at += 4;
    } else if (operand === SWITCH) at += 4 + 4 * read24(file, at);
    else at += operand;
  }
}

/** II.25.4.5: exception clauses, whose type is a token unless their flags say otherwise. */
function mapSections(file: Uint8Array, codeEnd: number, end: number, maps: TokenMaps): number {
  let at = codeEnd;
  for (let more = true; more; ) {
    at = (at + 3) & ~3;
    if (at + 4 > end) return at;
    const flags = file[at] ?? 0;
    const isFat = (flags & 0x40) !== 0;
    const size = isFat ? read24(file, at + 1) : (file[at + 1] ?? 0);
    if (at + size > end || size < 4) return at;
    const clause = isFat ? 24 : 12;
    for (let each = at + 4; each + clause <= at + size; each += clause) {
      const isTyped = file.subarray(each, each + (isFat ? 4 : 2)).every((byte) => byte === 0);
      if (isTyped) mapToken(file, each + clause - 4, maps);
    }
    at += size;
    more = (flags & 0x80) !== 0;
  }
  return at;
}

function mapToken(file: Uint8Array, at: number, { rows, userStrings }: TokenMaps): void {
  const row = read24(file, at);
  const table = file[at + 3] ?? 0;
  const mapped = table === USER_STRING ? userStrings(row) : mapRow(rows[table], row);
  if (mapped <= 0 || mapped >= 2 ** 24) return;
  file[at] = mapped;
  file[at + 1] = mapped >> 8;
  file[at + 2] = mapped >> 16;
}

function read24(file: Uint8Array, at: number): number {
  return (file[at] ?? 0) | ((file[at + 1] ?? 0) << 8) | ((file[at + 2] ?? 0) << 16);
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function operandTable(groups: readonly (readonly [operand: number, opcodes: readonly number[]])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [operand, opcodes] of groups) for (const opcode of opcodes) table[opcode] = operand;
  return table;
}
