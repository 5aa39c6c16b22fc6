import { count } from './alphabet';
import { finishByte, writeBits, writeBytes } from './bit-writer';
import { symbolBits } from './block-cost';
import { buildCodes } from './build-codes';
import { packCodeLengths, writeCodeLengths } from './code-lengths';
import { END_OF_BLOCK } from './code-tables';
import {
  DISTANCE_CODES,
  dynamicDistances,
  dynamicLengths,
  fixedDistances,
  fixedLengths,
  input,
  LENGTH_CODES,
} from './layout';
import { writeSymbols } from './write-symbols';

// RFC 1951, 3.2.3.
const STORED: i32 = 0;
const FIXED: i32 = 1;
const DYNAMIC: i32 = 2;

const MAX_STORED: i32 = 0xffff;
/** Bits of the head of a stored block after the type of three: up to the next byte, and twice the size. */
const STORED_HEAD: i32 = 37;

/** Writes the symbols before the mark, which stand for the content from `start` to `end`, in the way that is shortest. */
export function writeBlock(start: i32, end: i32, isLast: bool): void {
  count(dynamicLengths, END_OF_BLOCK);
  const lastLength = buildCodes(dynamicLengths, LENGTH_CODES, 14);
  const lastDistance = buildCodes(dynamicDistances, DISTANCE_CODES, 15);
  const dynamicBits = packCodeLengths(lastLength, lastDistance) + symbolBits(dynamicLengths, dynamicDistances);
  const fixedBits = symbolBits(fixedLengths, fixedDistances);
  const pieces = (end - start + MAX_STORED - 1) / MAX_STORED;
  if (end > start && 8 * (end - start) + STORED_HEAD * pieces <= min(fixedBits, dynamicBits)) {
    for (let at = start; at < end; at += MAX_STORED) {
      const size = min(MAX_STORED, end - at);
      writeStored(at, size, isLast && at + size == end);
    }
  } else if (fixedBits <= dynamicBits) {
    writeBits((FIXED << 1) | i32(isLast), 3);
    writeSymbols(start, fixedLengths, fixedDistances);
  } else {
    writeBits((DYNAMIC << 1) | i32(isLast), 3);
    writeCodeLengths(lastLength, lastDistance);
    writeSymbols(start, dynamicLengths, dynamicDistances);
  }
}

/** A block of content as it is. */
export function writeStored(start: i32, size: i32, isLast: bool): void {
  writeBits((STORED << 1) | i32(isLast), 3);
  finishByte();
  writeBits(size, 16);
  writeBits(~size & 0xffff, 16);
  writeBytes(input + <usize>start, size);
}
