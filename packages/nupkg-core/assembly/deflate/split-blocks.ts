import { addInt, intAt } from '../memory';
import { writeBlock } from './block';
import { information, jointInformation } from './information';
import {
  chunkDistances,
  chunkLengths,
  DISTANCE_CODES,
  dynamicDistances,
  dynamicLengths,
  LENGTH_CODES,
  MAX_CHUNKS,
} from './layout';
import { dropMarked, mark } from './sequences';

/** What codes of its own must save for a chunk to start a block, in 256ths of a bit: about what they take. */
const SPLIT_GAIN: i64 = 800 << 8;

let blockStart: i32 = 0;
let chunkStart: i32 = 0;
/** Chunks in the block, and the information of their symbols. */
let chunks: i32 = 0;
let blockBits: i64 = 0;

export function startBlocks(position: i32): void {
  startBlock(position);
  resetChunk(position);
}

/** The chunk that ends before `position` goes into the block, or starts another. */
export function endChunk(position: i32): void {
  const own = information(chunkLengths, LENGTH_CODES) + information(chunkDistances, DISTANCE_CODES);
  const joint =
    jointInformation(dynamicLengths, chunkLengths, LENGTH_CODES) +
    jointInformation(dynamicDistances, chunkDistances, DISTANCE_CODES);
  const isOther = chunks > 0 && (chunks == MAX_CHUNKS || joint - blockBits - own > SPLIT_GAIN);
  if (isOther) {
    writeBlock(blockStart, chunkStart, false);
    dropMarked();
    startBlock(chunkStart);
  }
  blockBits = isOther ? own : joint;
  chunks += 1;
  addCounts(dynamicLengths, chunkLengths, LENGTH_CODES);
  addCounts(dynamicDistances, chunkDistances, DISTANCE_CODES);
  resetChunk(position);
}

/** Writes what is left. A segment without content has a block only if it is the last. */
export function endBlocks(position: i32, isLast: bool): void {
  if (position > chunkStart) endChunk(position);
  if (isLast || position > blockStart) writeBlock(blockStart, position, isLast);
}

function startBlock(position: i32): void {
  blockStart = position;
  chunks = 0;
  blockBits = 0;
  memory.fill(dynamicLengths, 0, 4 * <usize>LENGTH_CODES);
  memory.fill(dynamicDistances, 0, 4 * <usize>DISTANCE_CODES);
}

function resetChunk(position: i32): void {
  chunkStart = position;
  mark(position);
  memory.fill(chunkLengths, 0, 4 * <usize>LENGTH_CODES);
  memory.fill(chunkDistances, 0, 4 * <usize>DISTANCE_CODES);
}

function addCounts(to: usize, from: usize, size: i32): void {
  for (let symbol = 0; symbol < size; symbol += 1) addInt(to, symbol, intAt(from, symbol));
}
