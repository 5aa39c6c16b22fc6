import { DeltaError } from '../errors.ts';
import { BZIP2_WASM } from './bzip2.wasm.ts';

/** What `assembly/bzip2/index.ts` exports. */
interface Encoder {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly INPUT_SIZE: { readonly value: number };
  start(): number;
  add(length: number): number;
  finish(): number;
  inputAddress(): number;
  outputAddress(): number;
  outputSize(): number;
  takeOutput(): void;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Encoder };
};

let encoder: Encoder | undefined;

/**
 * Compresses bytes into one bzip2 stream of level 9; nothing becomes the empty stream of 14 bytes.
 * The same bytes give the same stream on every machine. Throws `DELTA_LIMIT_EXCEEDED` if memory runs out.
 */
export function bzip2Compress(bytes: Uint8Array): Uint8Array {
  return bzip2CompressChunks([bytes]);
}

/** The same for bytes that come in pieces, which may be overwritten as soon as the next one is asked for. */
export function bzip2CompressChunks(pieces: Iterable<Uint8Array>): Uint8Array {
  // Taken while it is used: making a piece may compress something else.
  const own = encoder ?? load();
  encoder = undefined;
  const chunks: Uint8Array[] = [];
  requireMemory(own.start());
  for (const piece of pieces) addPiece(own, piece, chunks);
  requireMemory(own.finish());
  chunks.push(takeOutput(own));
  encoder = own;
  return new Uint8Array(Buffer.concat(chunks));
}

function load(): Encoder {
  return new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(BZIP2_WASM, 'base64'))).exports;
}

function addPiece(into: Encoder, piece: Uint8Array, chunks: Uint8Array[]): void {
  for (let offset = 0; offset < piece.length; offset += into.INPUT_SIZE.value) {
    const chunk = piece.subarray(offset, offset + into.INPUT_SIZE.value);
    new Uint8Array(into.memory.buffer, into.inputAddress(), chunk.length).set(chunk);
    requireMemory(into.add(chunk.length));
    if (into.outputSize() > 0) chunks.push(takeOutput(into));
  }
}

function takeOutput(from: Encoder): Uint8Array {
  const output = new Uint8Array(from.memory.buffer, from.outputAddress(), from.outputSize()).slice();
  from.takeOutput();
  return output;
}

function requireMemory(fits: number): void {
  if (fits === 0) throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'not enough memory to compress');
}
