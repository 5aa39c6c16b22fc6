import { intAt, setInt } from '../memory';
import { codeOf, count, lengthOf, resetFrequencies, setFrequency } from './alphabet';
import { finishByte, writeBits, writeBytes } from './bit-writer';
import { symbolBits } from './block-cost';
import { buildCodes } from './build-codes';
import { packCodeLengths, writeCodeLengths } from './code-lengths';
import {
  distanceBase,
  distanceCode,
  END_OF_BLOCK,
  extraDistanceBits,
  extraLengthBits,
  FIRST_LENGTH,
  lengthBase,
  lengthCode,
} from './code-tables';
import {
  BLOCK_SYMBOLS,
  DISTANCE_CODES,
  dynamicDistances,
  dynamicLengths,
  fixedDistances,
  fixedLengths,
  input,
  LENGTH_CODES,
  symbols,
} from './layout';

// RFC 1951, 3.2.3.
const STORED: i32 = 0;
const FIXED: i32 = 1;
const DYNAMIC: i32 = 2;

let symbolCount: i32 = 0;

export function startBlock(): void {
  symbolCount = 0;
  resetFrequencies(dynamicLengths, LENGTH_CODES);
  resetFrequencies(dynamicDistances, DISTANCE_CODES);
  setFrequency(dynamicLengths, END_OF_BLOCK, 1);
}

/** True if the next symbol belongs into another block. */
export function isBlockFull(): bool {
  return symbolCount == BLOCK_SYMBOLS;
}

export function isBlockEmpty(): bool {
  return symbolCount == 0;
}

export function addLiteral(byte: i32): void {
  setInt(symbols, symbolCount, byte);
  symbolCount += 1;
  count(dynamicLengths, byte);
}

/** A copy of `length` bytes, 3 to 258, from `distance` bytes before. */
export function addMatch(length: i32, distance: i32): void {
  setInt(symbols, symbolCount, (distance << 8) | (length - 3));
  symbolCount += 1;
  count(dynamicLengths, FIRST_LENGTH + lengthCode(length - 3));
  count(dynamicDistances, distanceCode(distance - 1));
}

/**
 * Writes the symbols since `startBlock` in the way that is shortest, as zlib's `_tr_flush_block` reckons. They stand for
 * `size` bytes of content from `start`, which zlib still has at hand, and may store, if `isStorable`.
 */
export function writeBlock(start: i32, size: i32, isStorable: bool, isLast: bool): void {
  const lastLength = buildCodes(dynamicLengths, LENGTH_CODES, 15);
  const lastDistance = buildCodes(dynamicDistances, DISTANCE_CODES, 15);
  const dynamicBits = packCodeLengths(lastLength, lastDistance) + symbolBits(dynamicLengths, dynamicDistances);
  const dynamicSize = (dynamicBits + 3 + 7) >> 3;
  const fixedSize = (symbolBits(fixedLengths, fixedDistances) + 3 + 7) >> 3;
  if (isStorable && size + 4 <= min(fixedSize, dynamicSize)) {
    writeStored(start, size, isLast);
  } else if (fixedSize <= dynamicSize) {
    writeBits((FIXED << 1) | i32(isLast), 3);
    writeSymbols(fixedLengths, fixedDistances);
  } else {
    writeBits((DYNAMIC << 1) | i32(isLast), 3);
    writeCodeLengths(lastLength, lastDistance);
    writeSymbols(dynamicLengths, dynamicDistances);
  }
  startBlock();
}

/** A block of content as it is. */
export function writeStored(start: i32, size: i32, isLast: bool): void {
  writeBits((STORED << 1) | i32(isLast), 3);
  finishByte();
  writeBits(size, 16);
  writeBits(~size & 0xffff, 16);
  writeBytes(input + start, size);
}

function writeSymbols(lengths: usize, distances: usize): void {
  for (let i = 0; i < symbolCount; i += 1) {
    const symbol = intAt(symbols, i);
    const distance = symbol >> 8;
    if (distance == 0) writeBits(codeOf(lengths, symbol), lengthOf(lengths, symbol));
    else writeMatch(lengths, distances, symbol & 0xff, distance - 1);
  }
  writeBits(codeOf(lengths, END_OF_BLOCK), lengthOf(lengths, END_OF_BLOCK));
}

function writeMatch(lengths: usize, distances: usize, length: i32, distance: i32): void {
  const ofLength = lengthCode(length);
  writeBits(codeOf(lengths, FIRST_LENGTH + ofLength), lengthOf(lengths, FIRST_LENGTH + ofLength));
  writeBits(length - lengthBase(ofLength), extraLengthBits(ofLength));
  const ofDistance = distanceCode(distance);
  writeBits(codeOf(distances, ofDistance), lengthOf(distances, ofDistance));
  writeBits(distance - distanceBase(ofDistance), extraDistanceBits(ofDistance));
}
