import { writeCompressed } from './blob-heap.ts';
import { mapCodedIndex, type TaggedMaps } from './map-token.ts';

/** What a blob is: any signature that says itself what it is, or a single type (TypeSpec). */
export const SIGNATURE = 1;
export const TYPE = 2;

/** A signature may become so many times as long. */
export const MOST_GROWTH = 4;

const DEEPEST = 60;
const TYPE_TAG_BITS = 2;
/** II.23.2.3: the first byte of a FieldSig, a LocalVarSig and a MethodSpec. */
const FIELD = 0x06;
const LOCALS = 0x07;
const INSTANTIATION = 0x0a;
const KIND_MASK = 0x0f;
const IS_GENERIC = 0x10;
const SENTINEL = 0x41;

/** Element types (II.23.1.16) by what follows them. */
const NOTHING_FOLLOWS = 1;
const TOKEN_FOLLOWS = 2;
const NUMBER_FOLLOWS = 3;
const TYPE_FOLLOWS = 4;
const MODIFIER = 5;
const GENERIC_INSTANCE = 6;
const ARRAY = 7;
const FUNCTION_POINTER = 8;
const FOLLOWS = followTable([
  [NOTHING_FOLLOWS, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0x16, 0x18, 0x19, 0x1c]],
  [TOKEN_FOLLOWS, [0x11, 0x12]],
  [NUMBER_FOLLOWS, [0x13, 0x1e]],
  [TYPE_FOLLOWS, [0x0f, 0x10, 0x1d, 0x41, 0x45]],
  [MODIFIER, [0x1f, 0x20]],
  [GENERIC_INSTANCE, [0x15]],
  [ARRAY, [0x14]],
  [FUNCTION_POINTER, [0x1b]],
]);

/** Reading position in a signature, and what is written instead. */
interface Cursor {
  readonly from: Uint8Array;
  readonly end: number;
  readonly maps: TaggedMaps;
  readonly to: Uint8Array;
  at: number;
  written: number;
}

/** Not a signature: it is left as it is. */
class NotASignature extends Error {}

/**
 * Writes the signature at `start` to `end` to `to`, which has room for `MOST_GROWTH` times as much, with its types as
 * the target numbers them. Gives its size, or 0 for what is no signature.
 */
export function mapSignature(
  from: Uint8Array,
  start: number,
  end: number,
  kind: typeof SIGNATURE | typeof TYPE,
  maps: TaggedMaps,
  to: Uint8Array,
): number {
  const cursor: Cursor = { from, end, maps, to, at: start, written: 0 };
  try {
    if (kind === TYPE) copyType(cursor, 0);
    else copySignature(cursor);
  } catch (error) {
    if (error instanceof NotASignature) return 0;
    throw error;
  }
  while (cursor.at < end) copyByte(cursor);
  return cursor.written;
}

function copySignature(cursor: Cursor): void {
  const kind = nextByte(cursor) & KIND_MASK;
  if (kind === FIELD) {
    copyByte(cursor);
    copyType(cursor, 0);
  } else if (kind === LOCALS || kind === INSTANTIATION) {
    copyByte(cursor);
    copyTypes(cursor, copyNumber(cursor), 0);
  } else {
    copyMethod(cursor, 0);
  }
}

function copyMethod(cursor: Cursor, depth: number): void {
  if (copyByte(cursor) & IS_GENERIC) copyNumber(cursor);
  const parameters = copyNumber(cursor);
  copyType(cursor, depth + 1);
  for (let left = parameters; left > 0; left -= 1) {
    if (nextByte(cursor) === SENTINEL) copyByte(cursor);
    copyType(cursor, depth + 1);
  }
}

/** II.23.2.12, with the custom modifiers and BYREF that may stand before a type. */
function copyType(cursor: Cursor, depth: number): void {
  if (depth > DEEPEST) throw new NotASignature();
  const follows = FOLLOWS[copyByte(cursor)] ?? 0;
  if (follows === NOTHING_FOLLOWS) return;
  if (follows === TOKEN_FOLLOWS) copyToken(cursor);
  else if (follows === NUMBER_FOLLOWS) copyNumber(cursor);
  else if (follows === TYPE_FOLLOWS) copyType(cursor, depth + 1);
  else if (follows === MODIFIER) {
    copyToken(cursor);
    copyType(cursor, depth + 1);
  } else if (follows === GENERIC_INSTANCE) {
    copyByte(cursor);
    copyToken(cursor);
    copyTypes(cursor, copyNumber(cursor), depth + 1);
  } else if (follows === ARRAY) {
    copyType(cursor, depth + 1);
    copyNumber(cursor);
    copyNumbers(cursor);
    copyNumbers(cursor);
  } else if (follows === FUNCTION_POINTER) copyMethod(cursor, depth + 1);
  else throw new NotASignature();
}

function copyTypes(cursor: Cursor, count: number, depth: number): void {
  for (let left = count; left > 0; left -= 1) copyType(cursor, depth);
}

function copyNumbers(cursor: Cursor): void {
  for (let left = copyNumber(cursor); left > 0; left -= 1) copyNumber(cursor);
}

function copyToken(cursor: Cursor): void {
  const mapped = mapCodedIndex(cursor.maps, TYPE_TAG_BITS, readNumber(cursor));
  cursor.written = writeCompressed(cursor.to, cursor.written, mapped);
}

function copyNumber(cursor: Cursor): number {
  const value = readNumber(cursor);
  cursor.written = writeCompressed(cursor.to, cursor.written, value);
  return value;
}

function copyByte(cursor: Cursor): number {
  const byte = readByte(cursor);
  cursor.to[cursor.written] = byte;
  cursor.written += 1;
  return byte;
}

/** 0 at the end. */
function nextByte({ from, at, end }: Cursor): number {
  return at < end ? (from[at] ?? 0) : 0;
}

function readByte(cursor: Cursor): number {
  if (cursor.at >= cursor.end) throw new NotASignature();
  const byte = cursor.from[cursor.at] ?? 0;
  cursor.at += 1;
  return byte;
}

/** II.23.2. */
function readNumber(cursor: Cursor): number {
  const first = readByte(cursor);
  if (first < 0x80) return first;
  if (first < 0xc0) return ((first & 0x3f) << 8) | readByte(cursor);
  const second = readByte(cursor);
  const third = readByte(cursor);
  const fourth = readByte(cursor);
  return ((first & 0x1f) << 24) | (second << 16) | (third << 8) | fourth;
}

function followTable(groups: readonly (readonly [follows: number, elements: readonly number[]])[]): Uint8Array {
  const table = new Uint8Array(256);
  for (const [follows, elements] of groups) for (const element of elements) table[element] = follows;
  return table;
}
