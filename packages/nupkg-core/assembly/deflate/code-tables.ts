import { byteAt, setByte, setInt, intAt } from '../memory';
import { setLength } from './alphabet';
import { assignCodes } from './assign-codes';
import { distanceBases, distanceSymbols, fixedDistances, fixedLengths, lengthBases, lengthSymbols } from './layout';

/** RFC 1951, 3.2.5: the first symbol after the literals ends a block, the next stands for the shortest length. */
export const END_OF_BLOCK: i32 = 256;
export const FIRST_LENGTH: i32 = 257;
/** The symbol of the longest length, which has no further bits. */
const LAST_LENGTH_CODE: i32 = 28;

/** Fills the tables that never change. */
export function prepareTables(): void {
  prepareLengths();
  prepareDistances();
  prepareFixedCodes();
}

/** Which of the length codes stands for `length` less 3. */
export function lengthCode(length: i32): i32 {
  return byteAt(lengthSymbols, length);
}

/** Which distance code stands for `distance` less 1. */
export function distanceCode(distance: i32): i32 {
  return byteAt(distanceSymbols, distance < 256 ? distance : 256 + (distance >> 7));
}

/** Bits after a length code. */
export function extraLengthBits(code: i32): i32 {
  return code < 8 || code == LAST_LENGTH_CODE ? 0 : (code >> 2) - 1;
}

/** Bits after a distance code. */
export function extraDistanceBits(code: i32): i32 {
  return code < 4 ? 0 : (code >> 1) - 1;
}

/** The lowest length, less 3, that a length code stands for. */
export function lengthBase(code: i32): i32 {
  return intAt(lengthBases, code);
}

/** The lowest distance, less 1, that a distance code stands for. */
export function distanceBase(code: i32): i32 {
  return intAt(distanceBases, code);
}

function prepareLengths(): void {
  let length = 0;
  for (let code = 0; code < LAST_LENGTH_CODE; code += 1) {
    setInt(lengthBases, code, length);
    for (let n = 1 << extraLengthBits(code); n > 0 && length < 256; n -= 1) {
      setByte(lengthSymbols, length, code);
      length += 1;
    }
  }
  // 258 bytes could be said in two ways; the code of its own is used.
  setByte(lengthSymbols, 255, LAST_LENGTH_CODE);
  setInt(lengthBases, LAST_LENGTH_CODE, 255);
}

function prepareDistances(): void {
  let distance = 0;
  for (let code = 0; code < 30; code += 1) {
    setInt(distanceBases, code, distance);
    const next = distance + (1 << extraDistanceBits(code));
    for (; distance < next; distance += 1) {
      setByte(distanceSymbols, distance < 256 ? distance : 256 + (distance >> 7), code);
    }
  }
}

/** RFC 1951, 3.2.6. */
function prepareFixedCodes(): void {
  for (let symbol = 0; symbol < 288; symbol += 1) {
    setLength(fixedLengths, symbol, symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
  }
  assignCodes(fixedLengths, 287);
  for (let symbol = 0; symbol < 32; symbol += 1) setLength(fixedDistances, symbol, 5);
  assignCodes(fixedDistances, 31);
}
