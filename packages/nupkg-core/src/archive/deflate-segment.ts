import { DEFLATE_WASM } from './deflate.wasm.ts';

/** canonical-deflate §2: content is cut into segments of 1 MiB, each seeing the 32 KiB before it. */
export const SEGMENT_SIZE: number = 2 ** 20;
export const WINDOW_SIZE: number = 2 ** 15;

/** A part of some content that is compressed on its own. */
export interface Segment {
  /** At most `SEGMENT_SIZE` bytes. */
  readonly content: Uint8Array;
  /** The `WINDOW_SIZE` bytes before them; none for the first segment. */
  readonly window: Uint8Array;
  readonly isLast: boolean;
}

/** What `assembly/deflate/index.ts` exports. */
interface Encoder {
  readonly memory: { readonly buffer: ArrayBuffer };
  open(): number;
  inputAddress(): number;
  outputAddress(): number;
  deflate(window: number, size: number, isLast: number): number;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Encoder };
};

let compiled: object | undefined;
let encoder: Encoder | undefined;

/** The encoder as it is compiled: threads that are handed it need not do it again. */
export function deflateModule(): object {
  compiled ??= new WebAssembly.Module(Buffer.from(DEFLATE_WASM, 'base64'));
  return compiled;
}

/** Takes what `deflateModule` gave in another thread; to be called before anything is deflated. */
export function useDeflateModule(module: object): void {
  compiled = module;
}

/** The canonical bytes of a segment (canonical-deflate §2 to §7), on every machine. */
export function deflateSegment({ content, window, isLast }: Segment): Uint8Array<ArrayBuffer> {
  encoder ??= openEncoder();
  const memory = new Uint8Array(encoder.memory.buffer);
  memory.set(window, encoder.inputAddress());
  memory.set(content, encoder.inputAddress() + window.length);
  const size = encoder.deflate(window.length, content.length, isLast ? 1 : 0);
  const start = encoder.outputAddress();
  return memory.slice(start, start + size);
}

/** Cuts a content in memory as canonical-deflate §2 says; no content has one empty segment. */
export function* segmentsIn(bytes: Uint8Array): Generator<Segment, void, void> {
  for (let offset = 0; offset < bytes.length || offset === 0; offset += SEGMENT_SIZE) {
    const end = offset + SEGMENT_SIZE;
    const window = bytes.subarray(Math.max(0, offset - WINDOW_SIZE), offset);
    yield { content: bytes.subarray(offset, end), window, isLast: end >= bytes.length };
  }
}

/** Its 3 MiB are asked for here, once. */
function openEncoder(): Encoder {
  const { exports } = new WebAssembly.Instance(deflateModule());
  if (exports.open() === 0) throw new RangeError('not enough memory for the deflate encoder');
  return exports;
}
