import { byteAt, intAt, setByte } from '../memory';
import { writeNumber } from './compressed';

/** A single type (TypeSpec); anything else says itself what it is. */
const TYPE: i32 = 2;

const DEEPEST: i32 = 60;
/** II.23.2.3: the first byte of a FieldSig, a LocalVarSig and a MethodSpec. */
const FIELD: i32 = 0x06;
const LOCALS: i32 = 0x07;
const INSTANTIATION: i32 = 0x0a;
const KIND_MASK: i32 = 0x0f;
const IS_GENERIC: i32 = 0x10;
const SENTINEL: i32 = 0x41;
const LAST_SIMPLE: i32 = 0x0e;

let types: usize = 0;

// Reading position, and what is written instead.
let from: usize = 0;
let at: i32 = 0;
let end: i32 = 0;
let to: usize = 0;
let written: i32 = 0;
/** Set where this is no signature. */
let isOther: bool = false;

/** Three maps of rows, each an address and a length: of TypeDef, TypeRef and TypeSpec. */
export function useTypes(maps: usize): void {
  types = maps;
}

/** Writes a signature, at most four times as long. Gives its size, or 0 for what is none: it is to be left as it is. */
export function mapSignature(heap: usize, start: i32, limit: i32, kind: i32, room: usize): i32 {
  from = heap;
  at = start;
  end = limit;
  to = room;
  written = 0;
  isOther = false;
  if (kind == TYPE) copyType(0);
  else copySignature();
  if (isOther) return 0;
  memory.copy(to + <usize>written, from + <usize>at, end - at);
  return written + end - at;
}

function copySignature(): void {
  const kind = nextByte() & KIND_MASK;
  if (kind == FIELD) {
    copyByte();
    copyType(0);
  } else if (kind == LOCALS || kind == INSTANTIATION) {
    copyByte();
    copyTypes(copyNumber(), 0);
  } else {
    copyMethod(0);
  }
}

function copyMethod(depth: i32): void {
  if (copyByte() & IS_GENERIC) copyNumber();
  const parameters = copyNumber();
  copyType(depth + 1);
  for (let left = parameters; left > 0 && !isOther; left -= 1) {
    if (nextByte() == SENTINEL) copyByte();
    copyType(depth + 1);
  }
}

/** II.23.2.12, with the custom modifiers and BYREF that may stand before a type. */
function copyType(depth: i32): void {
  if (depth > DEEPEST) isOther = true;
  if (isOther) return;
  // Element types (II.23.1.16): the first are simple ones.
  const element = copyByte();
  if (element <= LAST_SIMPLE) return;
  switch (element) {
    case 0x11:
    case 0x12:
      copyToken();
      return;
    case 0x13:
    case 0x1e:
      copyNumber();
      return;
    case 0x0f:
    case 0x10:
    case 0x1d:
    case 0x41:
    case 0x45:
      copyType(depth + 1);
      return;
    case 0x1f:
    case 0x20:
      copyToken();
      copyType(depth + 1);
      return;
    case 0x15:
      copyByte();
      copyToken();
      copyTypes(copyNumber(), depth + 1);
      return;
    case 0x14:
      copyType(depth + 1);
      copyNumber();
      copyNumbers();
      copyNumbers();
      return;
    case 0x1b:
      copyMethod(depth + 1);
      return;
    case 0x16:
    case 0x18:
    case 0x19:
    case 0x1c:
      return;
    default:
      isOther = true;
  }
}

function copyTypes(count: i32, depth: i32): void {
  for (let left = count; left > 0 && !isOther; left -= 1) copyType(depth);
}

function copyNumbers(): void {
  for (let left = copyNumber(); left > 0 && !isOther; left -= 1) copyNumber();
}

/** II.23.2.8: two bits of it say which table. */
function copyToken(): void {
  const value = readNumber();
  if (isOther) return;
  const tag = value & 3;
  const row = value >>> 2;
  const map = tag < 3 ? <usize>intAt(types, 2 * tag) : 0;
  const mapped = tag < 3 && row > 0 && row < intAt(types, 2 * tag + 1) ? intAt(map, row) : row;
  written = writeNumber(to, written, ((<u32>mapped) << 2) | (<u32>tag));
}

function copyNumber(): i32 {
  const value = readNumber();
  if (!isOther) written = writeNumber(to, written, value);
  return value;
}

function copyByte(): i32 {
  const byte = readByte();
  if (isOther) return byte;
  setByte(to, written, byte);
  written += 1;
  return byte;
}

/** 0 at the end. */
function nextByte(): i32 {
  return at < end ? byteAt(from, at) : 0;
}

function readByte(): i32 {
  if (at >= end) isOther = true;
  if (isOther) return 0;
  at += 1;
  return byteAt(from, at - 1);
}

/** II.23.2. */
function readNumber(): i32 {
  const first = readByte();
  if (first < 0x80) return first;
  if (first < 0xc0) return ((first & 0x3f) << 8) | readByte();
  const second = readByte();
  const third = readByte();
  return ((first & 0x1f) << 24) | (second << 16) | (third << 8) | readByte();
}
