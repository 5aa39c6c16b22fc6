import { setByte } from '../memory';
import { crcAfter, crcAfterZeros } from './crc';
import { block, MAX_BLOCK } from './layout';

// The first run-length stage: four equal bytes are followed by a byte that says how many more there are (0 to 251).

const MARKED_RUN: i32 = 4;
const LONGEST_RUN: i32 = 255;
/** Most bytes that one run takes in a block. */
const RUN_BYTES: i32 = 5;
const NO_BYTE: i32 = -1;
const ALL_ONES: u32 = 0xffffffff;

export let blockLength: i32 = 0;

let register: u32 = ALL_ONES;
let runByte: i32 = NO_BYTE;
let runLength: i32 = 0;

export function startBlock(): void {
  blockLength = 0;
  register = ALL_ONES;
  runByte = NO_BYTE;
  runLength = 0;
}

/** True when the next byte may not fit any more. */
export function isBlockFull(): bool {
  return blockLength > MAX_BLOCK - 2 * RUN_BYTES;
}

/** Puts one more byte of the input into the block. */
export function addByte(byte: i32): void {
  register = crcAfter(register, byte);
  if (byte == runByte && runLength < LONGEST_RUN) {
    runLength += 1;
    return;
  }
  endRun();
  runByte = byte;
  runLength = 1;
}

/** How many zeros may be put into the block at once: what the run that is open, or a new one, has room for. */
export function roomForZeros(): i32 {
  return runByte == 0 && runLength < LONGEST_RUN ? LONGEST_RUN - runLength : LONGEST_RUN;
}

/** Puts `count` zeros into the block, no more than there is room for. */
export function addZeros(count: i32): void {
  register = crcAfterZeros(register, count);
  if (runByte == 0 && runLength < LONGEST_RUN) {
    runLength += count;
    return;
  }
  endRun();
  runByte = 0;
  runLength = count;
}

/** Writes the run that is still open. The block is complete after it. */
export function endRun(): void {
  const shown = min(runLength, MARKED_RUN);
  for (let i = 0; i < shown; i += 1) append(runByte);
  if (runLength >= MARKED_RUN) append(runLength - MARKED_RUN);
  runLength = 0;
}

/** Checksum of the input bytes in the block. */
export function blockCrc(): u32 {
  return ~register;
}

function append(byte: i32): void {
  setByte(block, blockLength, byte);
  blockLength += 1;
}
