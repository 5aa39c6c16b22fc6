import { DeltaError } from '../errors.ts';

/** Reads bits, highest first. Past the end it sees zeros, and taking one of those throws. */
export interface BitReader {
  readonly bytes: Uint8Array;
  /** Next byte that is not in `buffer` yet. */
  position: number;
  buffer: number;
  buffered: number;
  /** How many of the buffered bits, the last ones, are past the end. */
  padding: number;
}

export function bitReader(bytes: Uint8Array): BitReader {
  return { bytes, position: 0, buffer: 0, buffered: 0, padding: 0 };
}

/** The next `count` (1 to 24) bits, which stay there. */
export function peekBits(reader: BitReader, count: number): number {
  while (reader.buffered < count) bufferByte(reader);
  return (reader.buffer >>> (reader.buffered - count)) & ((1 << count) - 1);
}

/** Takes `count` bits that were peeked. Throws `BZIP2_TRUNCATED`. */
export function skipBits(reader: BitReader, count: number): void {
  reader.buffered -= count;
  if (reader.buffered < reader.padding) {
    throw new DeltaError('BZIP2_TRUNCATED', 'bzip2 stream ends too early', { offset: reader.bytes.length });
  }
}

/** Takes the next `count` (1 to 24) bits. Throws `BZIP2_TRUNCATED`. */
export function readBits(reader: BitReader, count: number): number {
  const value = peekBits(reader, count);
  skipBits(reader, count);
  return value;
}

/** Takes 32 bits. Throws `BZIP2_TRUNCATED`. */
export function readWord(reader: BitReader): number {
  const high = readBits(reader, 16);
  return ((high << 16) | readBits(reader, 16)) >>> 0;
}

/** Whole bytes that were not taken. */
export function bytesLeft(reader: BitReader): number {
  return reader.bytes.length - reader.position + ((reader.buffered - reader.padding) >> 3);
}

function bufferByte(reader: BitReader): void {
  const byte = reader.bytes[reader.position];
  if (byte === undefined) reader.padding += 8;
  else reader.position += 1;
  reader.buffer = (reader.buffer << 8) | (byte ?? 0);
  reader.buffered += 8;
}
