import { crcAfter, prepareCrc } from '../bzip2/crc';
import { intAt } from '../memory';
import { at, bytesLeft, readBits, readWord, startBits } from './bits';
import { blockLength, firstRow, readBlock } from './block';
import { wantedCrc } from './block-header';
import {
  BAD_LEVEL,
  BLOCK_CRC,
  fail,
  fault,
  forgetFault,
  NO_BLOCK_MARK,
  NO_FAULT,
  NO_STREAM,
  STREAM_CRC,
} from './faults';
import { input, output, reserveInput, rows } from './layout';
import { crcAfterRun } from './run-crc';

export { OUTPUT_SIZE } from './layout';

// Mark of a stream, the digits of pi (mark of a block) and of its square root (mark of the end).
const STREAM_MAGIC: u32 = 0x425a68;
const BLOCK_MAGIC_HIGH: u32 = 0x314159;
const BLOCK_MAGIC_LOW: u32 = 0x265359;
const END_MAGIC_HIGH: u32 = 0x177245;
const END_MAGIC_LOW: u32 = 0x385090;
const LEVEL_BYTES: i32 = 100000;
const CRC_START: u32 = 0xffffffff;
/** After this many equal bytes, the next byte says how many more follow. */
const MARKED_RUN: i32 = 4;

let maxRows: i32 = 0;
/** Rows of the block that are not used yet, and the next of them. */
let rowsLeft: i32 = 0;
let nextRow: i32 = 0;
let lastByte: i32 = -1;
let runLength: i32 = 0;
/** How often `lastByte` still follows. */
let repeats: i32 = 0;
let register: u32 = CRC_START;
let streamCrc: u32 = 0;
let ended: bool = false;

/** Makes room for `length` bytes of input. False if there is not enough memory. */
export function reserve(length: u32): bool {
  return reserveInput(length);
}

/** Where the caller writes the input. */
export function inputAddress(): usize {
  return input;
}

/** Where `read` leaves what it made. */
export function outputAddress(): usize {
  return output;
}

/** Opens the stream of `length` bytes at `inputAddress`. */
export function start(length: u32): void {
  prepareCrc();
  forgetFault();
  startBits(length);
  ended = false;
  rowsLeft = repeats = 0;
  streamCrc = 0;
  if (readBits(24) != STREAM_MAGIC) return fail(NO_STREAM);
  const level = <i32>readBits(8) - 0x30;
  if (fault == NO_FAULT && (level < 1 || level > 9)) return fail(BAD_LEVEL);
  maxRows = level * LEVEL_BYTES;
  readNext();
}

/** Makes the next `length` bytes, `OUTPUT_SIZE` at most; fewer only where the stream ends, or is wrong: see `whatIsWrong`. */
export function read(length: i32): i32 {
  let filled = 0;
  while (!ended && fault == NO_FAULT) {
    filled = drainBlock(filled, length);
    if (rowsLeft > 0 || repeats > 0) break;
    endBlock();
    if (fault == NO_FAULT) readNext();
  }
  return filled;
}

export function hasEnded(): bool {
  return ended;
}

/** 0, or the number of the first fault. */
export function whatIsWrong(): i32 {
  return fault;
}

/** Bytes of the input that were taken, begun ones too. */
export function bytesTaken(): u32 {
  return <u32>((at + 7) >> 3);
}

/** Whole bytes behind the end of the stream. */
export function bytesBehind(): u32 {
  return bytesLeft();
}

/** Undoes the first run-length stage until there are `length` bytes or the block is used up. */
function drainBlock(start: i32, length: i32): i32 {
  let filled = start;
  let row = nextRow;
  let left = rowsLeft;
  let last = lastByte;
  let run = runLength;
  let crc = register;
  while (filled < length) {
    if (repeats > 0) {
      // Differences are mostly zeros, so this is where most bytes of a patch come from.
      const count = min(repeats, length - filled);
      memory.fill(output + filled, <u8>last, count);
      crc = crcAfterRun(crc, last, count);
      repeats -= count;
      filled += count;
      continue;
    }
    if (left == 0) break;
    const entry = intAt(rows, row);
    const byte = entry & 255;
    row = entry >>> 8;
    left -= 1;
    if (run == MARKED_RUN) {
      repeats = byte;
      run = 0;
      continue;
    }
    run = byte == last ? run + 1 : 1;
    last = byte;
    store<u8>(output + filled, <u8>byte);
    filled += 1;
    crc = crcAfter(crc, byte);
  }
  nextRow = row;
  rowsLeft = left;
  lastByte = last;
  runLength = run;
  register = crc;
  return filled;
}

function readNext(): void {
  const high = readBits(24);
  const low = readBits(24);
  if (fault != NO_FAULT) return;
  if (high == END_MAGIC_HIGH && low == END_MAGIC_LOW) return endStream();
  if (high != BLOCK_MAGIC_HIGH || low != BLOCK_MAGIC_LOW) return fail(NO_BLOCK_MARK);
  readBlock(maxRows);
  if (fault != NO_FAULT) return;
  rowsLeft = blockLength;
  nextRow = firstRow;
  lastByte = -1;
  runLength = 0;
  register = CRC_START;
}

function endBlock(): void {
  if (~register != wantedCrc) return fail(BLOCK_CRC);
  streamCrc = ((streamCrc << 1) | (streamCrc >> 31)) ^ wantedCrc;
}

function endStream(): void {
  const wanted = readWord();
  if (fault != NO_FAULT) return;
  if (wanted != streamCrc) return fail(STREAM_CRC);
  ended = true;
}
