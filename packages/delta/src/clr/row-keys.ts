import { MAX_TEXT } from './string-heap.ts';

// Here, and wherever something is done for each row or text, no array is made to be taken apart, and nothing is iterated
// over: until code has run for long, which in a small assembly it never has, that takes more time and memory than all else.

/**
 * Keys of rows, each of two numbers: rows may be the same if both are equal (docs/formats/delta-nuspine.md, clauses 8.2
 * and 8.3). Arrays of numbers, since there are millions.
 */
export interface Keys {
  readonly low: Int32Array;
  /** Of 21 bits. */
  readonly high: Int32Array;
}

/** Whether digits in names count: compilers number what they generate. */
export type Digits = 'kept' | 'erased';

const LOW_START = 0x811c_9dc5 | 0;
const HIGH_START = 0x9747_b28c | 0;
const LOW_FACTOR = 0x0100_0193;
const HIGH_FACTOR = 0x85eb_ca6b | 0;
const HIGH_MASK = 0x1f_ffff;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

export function emptyKeys(count: number): Keys {
  return { low: new Int32Array(count), high: new Int32Array(count) };
}

/** Keys of the texts at some offsets of a `#Strings` heap; with digits erased, every run of digits counts as one. */
export function textKeys(heap: Uint8Array, offsets: Uint32Array, digits: Digits): Keys {
  const keys = emptyKeys(offsets.length);
  for (let index = 0; index < offsets.length; index += 1) {
    const offset = offsets[index] ?? 0;
    if (digits === 'kept') setTextKey(keys, index, heap, offset);
    else setErasedKey(keys, index, heap, offset);
  }
  return keys;
}

function setTextKey({ low, high }: Keys, index: number, heap: Uint8Array, offset: number): void {
  const end = Math.min(offset + MAX_TEXT, heap.length);
  let first = LOW_START;
  let second = HIGH_START;
  for (let at = offset; at < end; at += 1) {
    const byte = heap[at] ?? 0;
    if (byte === 0) break;
    first = Math.imul(first ^ byte, LOW_FACTOR);
    second = Math.imul(second ^ byte, HIGH_FACTOR);
  }
  low[index] = first;
  high[index] = second & HIGH_MASK;
}

function setErasedKey({ low, high }: Keys, index: number, heap: Uint8Array, offset: number): void {
  const end = Math.min(offset + MAX_TEXT, heap.length);
  let first = LOW_START;
  let second = HIGH_START;
  let wasDigit = false;
  for (let at = offset; at < end; at += 1) {
    const byte = heap[at] ?? 0;
    if (byte === 0) break;
    const isDigit = byte >= DIGIT_0 && byte <= DIGIT_9;
    if (isDigit && wasDigit) continue;
    wasDigit = isDigit;
    first = Math.imul(first ^ (isDigit ? 0 : byte), LOW_FACTOR);
    second = Math.imul(second ^ (isDigit ? 0 : byte), HIGH_FACTOR);
  }
  low[index] = first;
  high[index] = second & HIGH_MASK;
}

/** Numbers below 2^32 as keys. */
export function numberKeys(numbers: Uint32Array): Keys {
  return { low: Int32Array.from(numbers), high: new Int32Array(numbers.length) };
}

/** Of each pair of keys one key. */
export function joinKeys(first: Keys, second: Keys): Keys {
  const keys = emptyKeys(first.low.length);
  for (let index = 0; index < keys.low.length; index += 1) joinInto(keys, index, first, index, second, index);
  return keys;
}

/** The same for one pair, anywhere. */
export function joinInto(keys: Keys, index: number, first: Keys, at: number, second: Keys, of: number): void {
  const a = first.low[at] ?? 0;
  const b = first.high[at] ?? 0;
  const c = second.low[of] ?? 0;
  const d = second.high[of] ?? 0;
  keys.low[index] = mixLow(mixLow(mixLow(mixLow(LOW_START, a), b), c), d);
  keys.high[index] = mixHigh(mixHigh(mixHigh(mixHigh(HIGH_START, a), b), c), d) & HIGH_MASK;
}

function mixLow(sum: number, part: number): number {
  const product = Math.imul(sum ^ part, LOW_FACTOR);
  return product ^ (product >>> 15);
}

function mixHigh(sum: number, part: number): number {
  const product = Math.imul(sum ^ part, HIGH_FACTOR);
  return product ^ (product >>> 13);
}

/** The keys of some rows, which count from 1. A row that is not there has those of row 0: numbers 0 and 0. */
export function pickKeys({ low, high }: Keys, rows: Uint32Array): Keys {
  const keys = emptyKeys(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    keys.low[index] = low[row - 1] ?? 0;
    keys.high[index] = high[row - 1] ?? 0;
  }
  return keys;
}
