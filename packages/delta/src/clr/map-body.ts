import type { Blobs } from './blob-heap.ts';
import { clrRoom, type ClrRoom } from './clr-module.ts';
import type { MapOffset } from './map-blobs.ts';
import type { RowMap, RowMaps } from './match-rows.ts';
import type { Assembly } from './parse-assembly.ts';
import { TABLE } from './tables.ts';

/** Where tokens of the base are in the target. */
export interface TokenMaps {
  /** By table. */
  readonly rows: RowMaps;
  /** Of each offset in `#US`. */
  readonly userStrings: RowMap;
}

/** Of every offset in a heap up to its last blob, where that is in the target's; in between, offsets stay as they are. */
export function offsetMap({ count, offsets }: Blobs, map: MapOffset): RowMap {
  const mapped = new Int32Array(count === 0 ? 0 : (offsets[count - 1] ?? 0) + 1);
  for (let offset = 0; offset < mapped.length; offset += 1) mapped[offset] = offset;
  for (let blob = 0; blob < count; blob += 1) mapped[offsets[blob] ?? 0] = map(offsets[blob] ?? 0);
  return mapped;
}

const MOST_TABLES = 256;
/** In a token this is no table, but that the rest is an offset in `#US` (III.1.9). */
const USER_STRING = 0x70;
/** What `assembly/clr/bodies.ts` calls them. */
const TOKEN = 0xf0;
const SWITCH = 0xf1;

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
 * The file with the tokens of every method body (II.25.4) mapped. Whatever the bytes are, nothing outside the section
 * with the bodies is touched.
 */
export function mapBodies(
  { file, layout, tables }: Pick<Assembly, 'file' | 'layout' | 'tables'>,
  maps: TokenMaps,
): Uint8Array {
  const { address, offset, end } = layout.section;
  const room = clrRoom();
  const copy = room.put(file);
  const methods = tables.byNumber.get(TABLE.methodDef)?.values[0] ?? new Uint32Array();
  const addresses = room.put(methods);
  const seen = room.take(Math.max(0, end - offset));
  room.module.useTokens(putMaps(room, maps), room.put(Uint8Array.of(...OPERANDS, ...PREFIXED_OPERANDS)));
  room.module.mapBodies(copy, file.length, addresses, methods.length, address, offset, end, seen);
  return room.bytes(copy, file.length);
}

/** Of each table the address and the length of its map. */
function putMaps({ put }: ClrRoom, { rows, userStrings }: TokenMaps): number {
  const places = new Int32Array(2 * MOST_TABLES);
  for (const [table, map] of [...rows, [USER_STRING, userStrings] as const]) {
    places.set([put(map), map.length], 2 * table);
  }
  return put(places);
}

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function operandTable(groups: readonly (readonly [operand: number, opcodes: readonly number[]])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [operand, opcodes] of groups) for (const opcode of opcodes) table[opcode] = operand;
  return table;
}
