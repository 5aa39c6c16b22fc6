import { finishByte, writeBits, writeBytes } from './bit-writer';
import { symbolBits } from './block-cost';
import { buildCodes } from './build-codes';
import { packCodeLengths, writeCodeLengths } from './code-lengths';
import {
  DISTANCE_CODES,
  dynamicDistances,
  dynamicLengths,
  fixedDistances,
  fixedLengths,
  input,
  LENGTH_CODES,
} from './layout';
import { countLengths, resetSymbols, symbolCount } from './symbol-buffer';
import { writeSymbols } from './write-symbols';

// RFC 1951, 3.2.3.
const STORED: i32 = 0;
const FIXED: i32 = 1;
const DYNAMIC: i32 = 2;

/**
 * Writes the symbols since the last block in the way that is shortest, as zlib's `_tr_flush_block` reckons. They stand for
 * `size` bytes of content from `start`, which zlib still has at hand, and may store, if `isStorable`.
 */
export function writeBlock(start: i32, size: i32, isStorable: bool, isLast: bool): void {
  countLengths();
  const lastLength = buildCodes(dynamicLengths, LENGTH_CODES, 15);
  const lastDistance = buildCodes(dynamicDistances, DISTANCE_CODES, 15);
  const dynamicBits = packCodeLengths(lastLength, lastDistance) + symbolBits(dynamicLengths, dynamicDistances);
  const dynamicSize = (dynamicBits + 3 + 7) >> 3;
  const fixedSize = (symbolBits(fixedLengths, fixedDistances) + 3 + 7) >> 3;
  if (isStorable && size + 4 <= min(fixedSize, dynamicSize)) {
    writeStored(start, size, isLast);
  } else if (fixedSize <= dynamicSize) {
    writeBits((FIXED << 1) | i32(isLast), 3);
    writeSymbols(symbolCount, fixedLengths, fixedDistances);
  } else {
    writeBits((DYNAMIC << 1) | i32(isLast), 3);
    writeCodeLengths(lastLength, lastDistance);
    writeSymbols(symbolCount, dynamicLengths, dynamicDistances);
  }
  resetSymbols();
}

/** A block of content as it is. */
export function writeStored(start: i32, size: i32, isLast: bool): void {
  writeBits((STORED << 1) | i32(isLast), 3);
  finishByte();
  writeBits(size, 16);
  writeBits(~size & 0xffff, 16);
  writeBytes(input + start, size);
}
