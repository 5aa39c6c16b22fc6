import { byteAt } from '../memory';
import { finishByte, outputFits, outputLength, resetOutput, takeOutput, writeBits } from './bit-writer';
import { addByte, addZeros, blockCrc, blockLength, endRun, isBlockFull, roomForZeros, startBlock } from './block';
import { prepareCrc } from './crc';
import { input, output, reserveAll } from './layout';
import { writeBlock } from './write-block';
import { zerosAt } from './zeros';

export { INPUT_SIZE } from './layout';
export { takeOutput };

/** The digits of the square root of pi, which mark the end. */
const END_MAGIC_HIGH: u32 = 0x177245;
const END_MAGIC_LOW: u32 = 0x385090;

let streamCrc: u32 = 0;

/** Starts one stream of level 9 (blocks of 900,000 bytes). False if there is not enough memory. */
export function start(): bool {
  if (!reserveAll()) return false;
  prepareCrc();
  resetOutput();
  streamCrc = 0;
  startBlock();
  writeBits(32, 0x425a6839); // "BZh9"
  return outputFits;
}

/** Compresses the first `length` bytes at `inputAddress`. False if memory ran out. */
export function add(length: i32): bool {
  let i = 0;
  while (i < length) {
    if (isBlockFull()) finishBlock();
    // Differences are mostly zeros.
    const zeros = zerosAt(input + <usize>i, min(length - i, roomForZeros()));
    if (zeros > 0) {
      addZeros(zeros);
      i += zeros;
    } else {
      addByte(byteAt(input, i));
      i += 1;
    }
  }
  return outputFits;
}

/** Ends the stream. False if memory ran out. */
export function finish(): bool {
  finishBlock();
  writeBits(24, END_MAGIC_HIGH);
  writeBits(24, END_MAGIC_LOW);
  writeBits(32, streamCrc);
  finishByte();
  return outputFits;
}

/** Where the caller writes input, at most `INPUT_SIZE` bytes at a time. */
export function inputAddress(): usize {
  return input;
}

/** Where the output is that was not taken yet. */
export function outputAddress(): usize {
  return output;
}

/** Whole bytes of output that were not taken yet. */
export function outputSize(): u32 {
  return outputLength;
}

function finishBlock(): void {
  endRun();
  if (blockLength == 0) return;
  streamCrc = ((streamCrc << 1) | (streamCrc >> 31)) ^ blockCrc();
  writeBlock();
  startBlock();
}
