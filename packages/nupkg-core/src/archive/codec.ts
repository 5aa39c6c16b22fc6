import { DEFLATE_WASM } from './deflate.wasm.ts';

/** What `assembly/deflate/index.ts` exports. */
interface CodecExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  open(): number;
  inputAddress(): number;
  outputAddress(): number;
  deflate(window: number, size: number, isLast: number): number;
  beginInflate(): void;
  packedAddress(): number;
  packedRoom(): number;
  feed(size: number, isLast: number): void;
  inflateUpTo(size: number): number;
  contentEnd(): number;
  slideWindow(): void;
}

/** An inflater and an encoder of canonical deflate, and the memory that both work in. */
export interface Codec extends Omit<CodecExports, 'memory' | 'open'> {
  readonly memory: Uint8Array<ArrayBuffer>;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: CodecExports };
};

let compiled: object | undefined;
const idle: Codec[] = [];

/** The codec as it is compiled: threads that are handed it need not do it again. */
export function deflateModule(): object {
  compiled ??= new WebAssembly.Module(Buffer.from(DEFLATE_WASM, 'base64'));
  return compiled;
}

/** Takes what `deflateModule` gave in another thread; to be called before anything is deflated. */
export function useDeflateModule(module: object): void {
  compiled = module;
}

/** A codec that nobody else uses until it is given back. */
export function takeCodec(): Codec {
  return idle.pop() ?? openCodec();
}

export function giveCodec(codec: Codec): void {
  idle.push(codec);
}

/** Its 3 MiB are asked for here, once. */
function openCodec(): Codec {
  const { exports } = new WebAssembly.Instance(deflateModule());
  if (exports.open() === 0) throw new RangeError('not enough memory for the deflate encoder');
  return { ...exports, memory: new Uint8Array(exports.memory.buffer) };
}
