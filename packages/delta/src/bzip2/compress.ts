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
  encoder ??= new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(BZIP2_WASM, 'base64'))).exports;
  const chunks: Uint8Array[] = [];
  requireMemory(encoder.start());
  for (let offset = 0; offset < bytes.length; offset += encoder.INPUT_SIZE.value) {
    const chunk = bytes.subarray(offset, offset + encoder.INPUT_SIZE.value);
    new Uint8Array(encoder.memory.buffer).set(chunk, encoder.inputAddress());
    requireMemory(encoder.add(chunk.length));
    chunks.push(takeOutput(encoder));
  }
  requireMemory(encoder.finish());
  chunks.push(takeOutput(encoder));
  return new Uint8Array(Buffer.concat(chunks));
}

function takeOutput(from: Encoder): Uint8Array {
  const output = new Uint8Array(from.memory.buffer, from.outputAddress(), from.outputSize()).slice();
  from.takeOutput();
  return output;
}

function requireMemory(fits: number): void {
  if (fits === 0) throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'not enough memory to compress');
}
