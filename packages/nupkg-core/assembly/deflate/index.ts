import { byteAt } from '../memory';
import { finishByte, outputSize, resetOutput } from './bit-writer';
import { writeStored } from './block';
import { prepareTables } from './code-tables';
import { prepareLogarithms } from './information';
import { CHUNK_SYMBOLS, input, output, reserveAll } from './layout';
import { forgetPositions, HASHED_BYTES, insertAll, search } from './match-rows';
import { preparePatterns } from '../inflate/copy-match';
import { addLiteral, addMatch, matchLength, resetSequences } from './sequences';
import { endBlocks, endChunk, startBlocks } from './split-blocks';

export { SEGMENT_SIZE, WINDOW_SIZE } from './layout';
export { beginInflate, contentEnd, feed, inflateUpTo, packedAddress, packedRoom, slideWindow } from '../inflate/index';

/** A match of this length is taken without a look at the next position. */
const LAZY_LENGTH: i32 = 6;
/** For each time that so many literals came without a match, one more is taken unseen. */
const PATIENCE_BITS: i32 = 8;

/** Takes memory and fills tables; to be called once. False if there is not enough memory. */
export function open(): bool {
  if (!reserveAll()) return false;
  prepareTables();
  prepareLogarithms();
  preparePatterns();
  return true;
}

/** Where the caller writes the window and, after it, the content. */
export function inputAddress(): usize {
  return input;
}

export function outputAddress(): usize {
  return output;
}

/**
 * Compresses `size` bytes of content that follow `window` bytes which are already known, and returns the bytes of
 * output. Unless it `isLast`, it ends with an empty stored block, and so with a whole byte.
 */
export function deflate(window: i32, size: i32, isLast: bool): i32 {
  const end = window + size;
  resetOutput();
  resetSequences(window);
  forgetPositions();
  startBlocks(window);
  insertAll(0, min(window, end - HASHED_BYTES + 1));
  compress(window, end);
  endBlocks(end, isLast);
  if (isLast) finishByte();
  else writeStored(end, 0, false);
  return outputSize();
}

/** Where compressing has got to, and where the last match ended. */
let position: i32 = 0;
let matchEnd: i32 = 0;

function compress(from: i32, end: i32): void {
  position = matchEnd = from;
  while (true) {
    compressChunk(end);
    if (position >= end - HASHED_BYTES + 1) break;
    endChunk(position);
  }
  addLiterals(position, end);
}

/**
 * Step by step: a match with the literals that were passed over for its sake, or literals alone. Engines go over to
 * optimised code where a function is called: in one call, the first segment would be compressed without.
 */
function compressChunk(end: i32): void {
  const searchEnd = end - HASHED_BYTES + 1;
  let at = position;
  let lastMatchEnd = matchEnd;
  let symbols = 0;
  while (at < searchEnd && symbols < CHUNK_SYMBOLS) {
    let match = search(at, 0, end - at);
    let next = at + 1;
    if (match == 0) {
      const stop = min(end, next + ((at - lastMatchEnd) >> PATIENCE_BITS));
      symbols += stop - at;
      addLiterals(at, stop);
      at = stop;
      continue;
    }
    let start = at;
    while (matchLength(match) < LAZY_LENGTH && next < searchEnd) {
      const longer = search(next, matchLength(match), end - next);
      next += 1;
      if (longer == 0) break;
      match = longer;
      start = next - 1;
    }
    symbols += start - at + 1;
    addLiterals(at, start);
    addMatch(start, match);
    at = start + matchLength(match);
    lastMatchEnd = at;
    insertAll(next, min(at, searchEnd));
  }
  position = at;
  matchEnd = lastMatchEnd;
}

function addLiterals(from: i32, to: i32): void {
  for (let position = from; position < to; position += 1) addLiteral(byteAt(input, position));
}
