import { formatCompressed } from './blob-heap.ts';
import { mapCodedIndex, TYPE_DEF_OR_REF } from './map-token.ts';
import type { RowMaps } from './match-rows.ts';

/** What a blob is: any signature that says itself what it is, or a single type (TypeSpec). */
export type SignatureKind = 'signature' | 'type';

const DEEPEST = 60;
/** II.23.2.3: the first byte of a FieldSig, a LocalVarSig and a MethodSpec. */
const FIELD = 0x06;
const LOCALS = 0x07;
const INSTANTIATION = 0x0a;
const KIND_MASK = 0x0f;
const IS_GENERIC = 0x10;
const SENTINEL = 0x41;

/** Element types (II.23.1.16) by what follows them. */
const TOKEN_FOLLOWS = new Set([0x11, 0x12]);
const MODIFIER = new Set([0x1f, 0x20]);
const TYPE_FOLLOWS = new Set([0x0f, 0x10, 0x1d, 0x41, 0x45]);
const NUMBER_FOLLOWS = new Set([0x13, 0x1e]);
const NOTHING_FOLLOWS = new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 0x16, 0x18, 0x19, 0x1c]);
const GENERIC_INSTANCE = 0x15;
const ARRAY = 0x14;
const FUNCTION_POINTER = 0x1b;

/** Reading position in a signature, and what has been written instead. */
interface Cursor {
  readonly from: string;
  readonly maps: RowMaps;
  at: number;
  to: string;
}

/** Not a signature: it is left as it is. */
class NotASignature extends Error {}

/** A signature of the base with its types as the target numbers them. What is no signature comes back as it is. */
export function mapSignature(signature: string, kind: SignatureKind, maps: RowMaps): string {
  const cursor: Cursor = { from: signature, maps, at: 0, to: '' };
  try {
    if (kind === 'type') copyType(cursor, 0);
    else copySignature(cursor);
  } catch (error) {
    if (error instanceof NotASignature) return signature;
    throw error;
  }
  return cursor.to + signature.slice(cursor.at);
}

function copySignature(cursor: Cursor): void {
  const kind = cursor.from.charCodeAt(0) & KIND_MASK;
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
    if (cursor.from.charCodeAt(cursor.at) === SENTINEL) copyByte(cursor);
    copyType(cursor, depth + 1);
  }
}

/** II.23.2.12, with the custom modifiers and BYREF that may stand before a type. */
function copyType(cursor: Cursor, depth: number): void {
  if (depth > DEEPEST) throw new NotASignature();
  const element = copyByte(cursor);
  if (NOTHING_FOLLOWS.has(element)) return;
  if (TOKEN_FOLLOWS.has(element)) copyToken(cursor);
  else if (NUMBER_FOLLOWS.has(element)) copyNumber(cursor);
  else if (TYPE_FOLLOWS.has(element)) copyType(cursor, depth + 1);
  else if (MODIFIER.has(element)) {
    copyToken(cursor);
    copyType(cursor, depth + 1);
  } else if (element === GENERIC_INSTANCE) {
    copyByte(cursor);
    copyToken(cursor);
    copyTypes(cursor, copyNumber(cursor), depth + 1);
  } else if (element === ARRAY) {
    copyType(cursor, depth + 1);
    copyNumber(cursor);
    copyNumbers(cursor);
    copyNumbers(cursor);
  } else if (element === FUNCTION_POINTER) copyMethod(cursor, depth + 1);
  else throw new NotASignature();
}

function copyTypes(cursor: Cursor, count: number, depth: number): void {
  for (let left = count; left > 0; left -= 1) copyType(cursor, depth);
}

function copyNumbers(cursor: Cursor): void {
  for (let left = copyNumber(cursor); left > 0; left -= 1) copyNumber(cursor);
}

function copyToken(cursor: Cursor): void {
  cursor.to += formatCompressed(mapCodedIndex(TYPE_DEF_OR_REF, readNumber(cursor), cursor.maps));
}

function copyNumber(cursor: Cursor): number {
  const value = readNumber(cursor);
  cursor.to += formatCompressed(value);
  return value;
}

function copyByte(cursor: Cursor): number {
  const byte = readByte(cursor);
  cursor.to += String.fromCharCode(byte);
  return byte;
}

function readByte(cursor: Cursor): number {
  if (cursor.at >= cursor.from.length) throw new NotASignature();
  const byte = cursor.from.charCodeAt(cursor.at);
  cursor.at += 1;
  return byte;
}

/** II.23.2. */
function readNumber(cursor: Cursor): number {
  const first = readByte(cursor);
  if (first < 0x80) return first;
  if (first < 0xc0) return ((first & 0x3f) << 8) | readByte(cursor);
  const [second, third, fourth] = [readByte(cursor), readByte(cursor), readByte(cursor)];
  return ((first & 0x1f) << 24) | (second << 16) | (third << 8) | fourth;
}
