import { DeltaError } from '../errors.ts';
import { BUNZIP2_WASM } from './bunzip2.wasm.ts';

/** What `assembly/bunzip2/index.ts` exports. */
interface Decoder {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly OUTPUT_SIZE: { readonly value: number };
  reserve(length: number): number;
  start(length: number): void;
  read(length: number): number;
  inputAddress(): number;
  outputAddress(): number;
  hasEnded(): number;
  whatIsWrong(): number;
  bytesTaken(): number;
  bytesBehind(): number;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Decoder };
};

/** One bzip2 stream, decompressed as it is read: memory is one block (at most 3.6 MB), whatever the stream claims. */
export interface Bzip2Reader {
  /** Gone when the reader is closed. */
  decoder: Decoder | undefined;
  hasEnded: boolean;
}

// The numbers of `assembly/bunzip2/faults.ts`.
const TRUNCATED = 1;
const BLOCK_CRC = 2;
const STREAM_CRC = 3;
const OUT_OF_MEMORY = 4;
const FIRST_CORRUPT = 5;
const CORRUPT = [
  'not a bzip2 stream',
  'bzip2 level is not 1 to 9',
  'bzip2 block has no mark',
  'bzip2 block uses no bytes',
  'bzip2 block has not 2 to 6 code tables',
  'bzip2 block has no groups',
  'bzip2 group names a code table that does not exist',
  'bzip2 code length is not 1 to 20',
  'bzip2 codes are ambiguous',
  'bzip2 code does not exist',
  'bzip2 block is longer than its level allows',
  'bzip2 block has no end',
  'bzip2 block starts in a row that does not exist',
] as const;

/** Decoders that nobody uses now. A patch has three sections. */
const idle: Decoder[] = [];
const MOST_IDLE = 3;
/** One that a large stream went through is not kept. */
const MOST_KEPT = 2 ** 24;

let compiled: object | undefined;

/** Opens a stream. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`, or `DELTA_LIMIT_EXCEEDED` if memory runs out. */
export function bzip2Reader(bytes: Uint8Array): Bzip2Reader {
  const decoder = idle.pop() ?? load();
  if (decoder.reserve(bytes.length) === 0) throw outOfMemory();
  new Uint8Array(decoder.memory.buffer, decoder.inputAddress(), bytes.length).set(bytes);
  decoder.start(bytes.length);
  const reader: Bzip2Reader = { decoder, hasEnded: false };
  settle(reader, decoder);
  return reader;
}

/**
 * Fills `into` and returns how many bytes it got: fewer than asked only where the stream ends. Checksums are compared
 * at the end of each block, and of the stream, where nothing may follow. Throws `BZIP2_CORRUPT`, `BZIP2_TRUNCATED`,
 * `BZIP2_CHECKSUM_MISMATCH`, `BZIP2_TRAILING_BYTES` and `DELTA_LIMIT_EXCEEDED` if memory runs out.
 */
export function readBzip2(reader: Bzip2Reader, into: Uint8Array): number {
  const { decoder } = reader;
  if (decoder === undefined) return 0;
  let filled = 0;
  while (filled < into.length && !reader.hasEnded) {
    const made = decoder.read(Math.min(into.length - filled, decoder.OUTPUT_SIZE.value));
    into.set(new Uint8Array(decoder.memory.buffer, decoder.outputAddress(), made), filled);
    filled += made;
    settle(reader, decoder);
  }
  return filled;
}

/** Ends reading, wherever it is: what decoded the stream is used for another. */
export function closeBzip2(reader: Bzip2Reader): void {
  const { decoder } = reader;
  reader.decoder = undefined;
  if (decoder === undefined || idle.length === MOST_IDLE || decoder.memory.buffer.byteLength > MOST_KEPT) return;
  idle.push(decoder);
}

/** Throws what the decoder found; the reader is closed then, and when the stream has ended. */
function settle(reader: Bzip2Reader, decoder: Decoder): void {
  const fault = decoder.whatIsWrong();
  reader.hasEnded = decoder.hasEnded() !== 0;
  if (fault === 0 && !reader.hasEnded) return;
  closeBzip2(reader);
  if (fault !== 0) throw faultOf(fault, decoder.bytesTaken());
  const found = decoder.bytesBehind();
  if (found > 0) {
    throw new DeltaError('BZIP2_TRAILING_BYTES', 'bytes follow the bzip2 stream', { wanted: 0, found });
  }
}

function load(): Decoder {
  compiled ??= new WebAssembly.Module(Buffer.from(BUNZIP2_WASM, 'base64'));
  return new WebAssembly.Instance(compiled).exports;
}

function faultOf(fault: number, offset: number): DeltaError {
  switch (fault) {
    case TRUNCATED:
      return new DeltaError('BZIP2_TRUNCATED', 'bzip2 stream ends too early', { offset });
    case BLOCK_CRC:
      return new DeltaError('BZIP2_CHECKSUM_MISMATCH', 'bzip2 block has another checksum than it says', { offset });
    case STREAM_CRC:
      return new DeltaError('BZIP2_CHECKSUM_MISMATCH', 'bzip2 stream has another checksum than it says', { offset });
    case OUT_OF_MEMORY:
      return outOfMemory();
    default:
      return new DeltaError('BZIP2_CORRUPT', CORRUPT[fault - FIRST_CORRUPT] ?? 'bzip2 stream is damaged', { offset });
  }
}

function outOfMemory(): DeltaError {
  return new DeltaError('DELTA_LIMIT_EXCEEDED', 'not enough memory to decompress');
}
