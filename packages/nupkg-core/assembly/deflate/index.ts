import { byteAt } from '../memory';
import { finishByte, outputSize, resetOutput } from './bit-writer';
import { addLiteral, addMatch, isBlockEmpty, isBlockFull, startBlock, writeBlock, writeStored } from './block';
import { prepareTables } from './code-tables';
import { insert, resetChains } from './hash-chains';
import { heldStart, holdAhead, MAX_DISTANCE, resetHeld } from './held-window';
import { input, output, reserveAll } from './layout';
import { longestMatch, matchStart } from './longest-match';

export { SEGMENT_SIZE, WINDOW_SIZE } from './layout';

// zlib's configuration of level 6.
const MAX_LAZY: i32 = 16;
/** A match of three bytes from further away costs more than the bytes. */
const TOO_FAR: i32 = 4096;
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
  startBlock();
  insertAll(0, window);
  compress(window);
  if (isLast || !isBlockEmpty()) flushBlock(inputEnd, isLast);
  if (isLast) finishByte();
  else writeStored(inputEnd, 0, false);
  return outputSize();
}

/** zlib's `deflate_slow`: a match is taken only if the next position has none that is longer. */
function compress(start: i32): void {
  let position = start;
  let length = MIN_MATCH - 1;
  let isPending = false;
  for (holdAhead(position); position < inputEnd; holdAhead(position)) {
    const before = length;
    const from = matchStart;
    length = search(position, before);
    if (before >= MIN_MATCH && length <= before) {
      addMatch(before, position - 1 - from);
      const next = position - 1 + before;
      insertAll(position + 1, next);
      position = next;
      isPending = false;
      length = MIN_MATCH - 1;
      if (isBlockFull()) flushBlock(position, false);
      continue;
    }
    if (isPending) {
      addLiteral(byteAt(input, position - 1));
      if (isBlockFull()) flushBlock(position, false);
    }
    isPending = true;
    position += 1;
  }
  if (isPending) addLiteral(byteAt(input, position - 1));
}

/** Makes the position known and looks for a match that is longer than the one before it. */
function search(position: i32, before: i32): i32 {
  if (position > inputEnd - MIN_MATCH) return MIN_MATCH - 1;
  const candidate = insert(position);
  if (before >= MAX_LAZY || candidate <= heldStart || position - candidate > MAX_DISTANCE) return MIN_MATCH - 1;
  const length = longestMatch(position, candidate, before, inputEnd - position);
  return length == MIN_MATCH && position - matchStart > TOO_FAR ? MIN_MATCH - 1 : length;
}

/** Makes positions known, as far as three bytes follow. */
function insertAll(from: i32, to: i32): void {
  const end = min(to, inputEnd - MIN_MATCH + 1);
  for (let position = from; position < end; position += 1) insert(position);
}

function flushBlock(end: i32, isLast: bool): void {
  writeBlock(blockStart, end - blockStart, blockStart >= heldStart, isLast);
  blockStart = end;
}
