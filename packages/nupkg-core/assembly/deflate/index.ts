import { byteAt } from '../memory';
import { finishByte, outputSize, resetOutput } from './bit-writer';
import { writeStored } from './block';
import { prepareTables } from './code-tables';
import { prepareLogarithms } from './information';
import { CHUNK_SYMBOLS, input, output, reserveAll } from './layout';
import { forgetPositions, HASHED_BYTES, insertAll, search } from './match-rows';
import { addLiteral, addMatch, matchDistance, matchLength, resetSequences } from './sequences';
import { endBlocks, endChunk, startBlocks } from './split-blocks';

export { SEGMENT_SIZE, WINDOW_SIZE } from './layout';

/** A match of this length is taken without a look at the next position. */
const LAZY_LENGTH: i32 = 12;
/** For each time that so many literals came without a match, one more is taken unseen. */
const PATIENCE_BITS: i32 = 8;

/** Takes memory and fills tables; to be called once. False if there is not enough memory. */
export function open(): bool {
  if (!reserveAll()) return false;
  prepareTables();
  prepareLogarithms();
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
  resetSequences();
  forgetPositions();
  startBlocks(window);
  insertAll(0, min(window, end - HASHED_BYTES + 1));
  compress(window, end);
  endBlocks(end, isLast);
  if (isLast) finishByte();
  else writeStored(end, 0, false);
  return outputSize();
}

/** Step by step: a match with the literals that were passed over for its sake, or literals alone. */
function compress(from: i32, end: i32): void {
  const searchEnd = end - HASHED_BYTES + 1;
  let position = from;
  let matchEnd = from;
  let symbols = 0;
  while (position < searchEnd) {
    if (symbols >= CHUNK_SYMBOLS) {
      endChunk(position);
      symbols = 0;
    }
    let match = search(position, 0, end - position);
    let next = position + 1;
    if (match == 0) {
      const stop = min(end, next + ((position - matchEnd) >> PATIENCE_BITS));
      symbols += stop - position;
      addLiterals(position, stop);
      position = stop;
      continue;
    }
    let start = position;
    while (matchLength(match) < LAZY_LENGTH && next < searchEnd) {
      const longer = search(next, matchLength(match), end - next);
      next += 1;
      if (longer == 0) break;
      match = longer;
      start = next - 1;
    }
    symbols += start - position + 1;
    addLiterals(position, start);
    addMatch(matchLength(match), matchDistance(match));
    position = start + matchLength(match);
    matchEnd = position;
    insertAll(next, min(position, searchEnd));
  }
  addLiterals(position, end);
}

function addLiterals(from: i32, to: i32): void {
  for (let position = from; position < to; position += 1) addLiteral(byteAt(input, position));
}
