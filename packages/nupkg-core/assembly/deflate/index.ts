import { byteAt } from '../memory';
import { finishByte, outputSize, resetOutput } from './bit-writer';
import { writeBlock, writeStored } from './block';
import { prepareTables } from './code-tables';
import { insert, insertAll, resetChains } from './hash-chains';
import { heldEnd, heldStart, holdAhead, MAX_DISTANCE, MIN_LOOKAHEAD, resetHeld } from './held-window';
import { input, output, reserveAll } from './layout';
import { longestMatch, matchStart } from './longest-match';

import { addLiteral, addMatch, isBlockFull, resetSymbols, symbolCount } from './symbol-buffer';

export { SEGMENT_SIZE, WINDOW_SIZE } from './layout';

// zlib's configuration of level 5.
const MAX_LAZY: i32 = 16;
const MIN_MATCH: i32 = 3;

let blockStart: i32 = 0;
let inputEnd: i32 = 0;

/** Takes memory and fills tables; to be called once. False if there is not enough memory. */
export function open(): bool {
  if (!reserveAll()) return false;
  prepareTables();
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
 * Compresses `size` bytes of content that follow `window` bytes which are already known (none or `WINDOW_SIZE`), and
 * returns the bytes of output: what zlib gives for them with `Z_FINISH` if `isLast`, else with `Z_SYNC_FLUSH`.
 */
export function deflate(window: i32, size: i32, isLast: bool): i32 {
  inputEnd = window + size;
  blockStart = window;
  resetOutput();
  resetChains();
  resetHeld(window, inputEnd);
  resetSymbols();
  insertAll(0, lastInsert(window));
  compress(window);
  if (isLast || symbolCount > 0) flushBlock(inputEnd, isLast);
  if (isLast) finishByte();
  else writeStored(inputEnd, 0, false);
  return outputSize();
}

/** zlib's `deflate_slow`: a match is taken only if the next position has none that is longer. */
function compress(start: i32): void {
  let position = start;
  let before = MIN_MATCH - 1;
  let from = 0;
  let isPending = false;
  for (;;) {
    if (heldEnd - position < MIN_LOOKAHEAD) holdAhead(position);
    if (position >= inputEnd) break;
    const length = search(position, before);
    if (length <= before && before >= MIN_MATCH) {
      addMatch(before, position - 1 - from);
      const next = position - 1 + before;
      insertAll(position + 1, lastInsert(next));
      position = next;
      isPending = false;
      before = MIN_MATCH - 1;
      if (isBlockFull()) flushBlock(position, false);
      continue;
    }
    if (isPending) {
      addLiteral(byteAt(input, position - 1));
      if (isBlockFull()) flushBlock(position, false);
    }
    isPending = true;
    before = length;
    from = matchStart;
    position += 1;
  }
  if (isPending) addLiteral(byteAt(input, position - 1));
}

/**
 * Makes the position known and looks for a match that is longer than the one before it. Without one the answer is not
 * longer, or `MIN_MATCH` less one.
 */
function search(position: i32, before: i32): i32 {
  if (position > inputEnd - MIN_MATCH) return MIN_MATCH - 1;
  const newest = insert(position);
  if (before >= MAX_LAZY || newest <= heldStart || position - newest > MAX_DISTANCE) return MIN_MATCH - 1;
  return longestMatch(position, newest, before, inputEnd - position);
}

/** Positions are made known as far as three bytes follow. */
function lastInsert(to: i32): i32 {
  return min(to, inputEnd - MIN_MATCH + 1);
}

function flushBlock(end: i32, isLast: bool): void {
  writeBlock(blockStart, end - blockStart, blockStart >= heldStart, isLast);
  blockStart = end;
}
