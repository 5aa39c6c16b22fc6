import { DeltaError } from '../errors.ts';
import { type BitReader, bitReader, bytesLeft, readBits, readWord } from './bit-reader.ts';
import { readBlockHeader } from './block-header.ts';
import { corrupt } from './corrupt.ts';
import { CRC_START, CRC_TABLE, crcAfterRun } from './crc.ts';
import { derandomise } from './derandomise.ts';
import { readBlock } from './read-block.ts';

/** Mark of a stream, the digits of pi (mark of a block) and of its square root (mark of the end). */
const STREAM_MAGIC = 0x425a68;
const BLOCK_MAGIC = [0x314159, 0x265359] as const;
const END_MAGIC = [0x177245, 0x385090] as const;
const LEVEL_BYTES = 100_000;
const FIRST_ROWS = 4096;
/** After this many equal bytes, the next byte says how many more follow. */
const MARKED_RUN = 4;

/** One bzip2 stream, decompressed as it is read: memory is one block (at most 3.6 MB), whatever the stream claims. */
export interface Bzip2Reader {
  readonly bits: BitReader;
  /** Grows with the blocks, up to `maxRows`: most streams are far shorter than a block may be. */
  rows: Int32Array;
  readonly maxRows: number;
  /** Rows of the block that are not used yet, and the next of them. */
  rowsLeft: number;
  row: number;
  lastByte: number;
  runLength: number;
  /** How often `lastByte` still follows. */
  repeats: number;
  register: number;
  blockCrc: number;
  streamCrc: number;
  hasEnded: boolean;
}

/** Opens a stream. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`. */
export function bzip2Reader(bytes: Uint8Array): Bzip2Reader {
  const bits = bitReader(bytes);
  if (readBits(bits, 24) !== STREAM_MAGIC) throw corrupt(bits, 'not a bzip2 stream');
  const level = readBits(bits, 8) - 0x30;
  if (level < 1 || level > 9) throw corrupt(bits, 'bzip2 level is not 1 to 9');
  const reader: Bzip2Reader = {
    bits,
    rows: new Int32Array(FIRST_ROWS),
    maxRows: level * LEVEL_BYTES,
    rowsLeft: 0,
    row: 0,
    lastByte: -1,
    runLength: 0,
    repeats: 0,
    register: CRC_START,
    blockCrc: 0,
    streamCrc: 0,
    hasEnded: false,
  };
  nextBlock(reader);
  return reader;
}

/**
 * Fills `into` and returns how many bytes it got: fewer than asked only where the stream ends. Checksums are compared
 * at the end of each block, and of the stream, where nothing may follow. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`,
 * `BZIP2_CHECKSUM_MISMATCH`, `BZIP2_TRAILING_BYTES`.
 */
export function readBzip2(reader: Bzip2Reader, into: Uint8Array): number {
  let filled = 0;
  while (!reader.hasEnded) {
    filled = drainBlock(reader, into, filled);
    if (reader.rowsLeft > 0 || reader.repeats > 0) break;
    endBlock(reader);
    nextBlock(reader);
  }
  return filled;
}

/** Undoes the first run-length stage until `into` is full or the block is used up. */
function drainBlock(reader: Bzip2Reader, into: Uint8Array, start: number): number {
  const { rows } = reader;
  let { row, rowsLeft, lastByte, runLength, repeats, register } = reader;
  let filled = start;
  while (filled < into.length) {
    if (repeats > 0) {
      // Differences are mostly zeros, so this is where most bytes of a patch come from.
      const end = Math.min(into.length, filled + repeats);
      into.fill(lastByte, filled, end);
      repeats -= end - filled;
      register = crcAfterRun(register, lastByte, end - filled);
      filled = end;
      continue;
    }
    if (rowsLeft === 0) break;
    const entry = rows[row] ?? 0;
    const byte = entry & 255;
    row = entry >>> 8;
    rowsLeft -= 1;
    if (runLength === MARKED_RUN) {
      repeats = byte;
      runLength = 0;
      continue;
    }
    runLength = byte === lastByte ? runLength + 1 : 1;
    lastByte = byte;
    into[filled] = byte;
    filled += 1;
    register = (register << 8) ^ (CRC_TABLE[(register >>> 24) ^ byte] ?? 0);
  }
  reader.row = row;
  reader.rowsLeft = rowsLeft;
  reader.lastByte = lastByte;
  reader.runLength = runLength;
  reader.repeats = repeats;
  reader.register = register;
  return filled;
}

function nextBlock(reader: Bzip2Reader): void {
  const { bits } = reader;
  const mark = [readBits(bits, 24), readBits(bits, 24)] as const;
  if (mark[0] === END_MAGIC[0] && mark[1] === END_MAGIC[1]) return endStream(reader);
  if (mark[0] !== BLOCK_MAGIC[0] || mark[1] !== BLOCK_MAGIC[1]) throw corrupt(bits, 'bzip2 block has no mark');
  const header = readBlockHeader(bits);
  reader.blockCrc = header.crc;
  const block = readBlock(bits, header, reader.rows, reader.maxRows);
  reader.rows = block.rows;
  reader.rowsLeft = block.length;
  reader.row = (reader.rows[header.originRow] ?? 0) >>> 8;
  if (header.isRandomised) derandomise(reader.rows, reader.row, reader.rowsLeft);
  reader.lastByte = -1;
  reader.runLength = 0;
  reader.register = CRC_START;
}

function endBlock(reader: Bzip2Reader): void {
  requireCrc(reader, 'block', reader.blockCrc, ~reader.register >>> 0);
  reader.streamCrc = ((reader.streamCrc << 1) | (reader.streamCrc >>> 31)) ^ reader.blockCrc;
}

function endStream(reader: Bzip2Reader): void {
  requireCrc(reader, 'stream', readWord(reader.bits), reader.streamCrc >>> 0);
  const found = bytesLeft(reader.bits);
  if (found > 0) {
    throw new DeltaError('BZIP2_TRAILING_BYTES', 'bytes follow the bzip2 stream', { wanted: 0, found });
  }
  reader.hasEnded = true;
}

function requireCrc(reader: Bzip2Reader, part: string, wanted: number, found: number): void {
  if (wanted === found) return;
  const details = { offset: reader.bits.position, wanted, found };
  throw new DeltaError('BZIP2_CHECKSUM_MISMATCH', `bzip2 ${part} has another checksum than it says`, details);
}
