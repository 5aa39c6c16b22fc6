import { DeltaError } from '../errors.ts';
import { CLR_WASM } from './clr.wasm.ts';

/** What `assembly/clr/index.ts` exports. Addresses and sizes are in bytes. */
interface ClrModule {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  roomAddress(): number;
  countBlobs(heap: number, size: number): number;
  parseBlobs(heap: number, size: number, count: number, offsets: number, starts: number, ends: number): void;
  mapBlobHeap(
    heap: number,
    count: number,
    offsets: number,
    starts: number,
    ends: number,
    kinds: number,
    types: number,
    out: number,
  ): number;
  useTokens(maps: number, operands: number): void;
  mapBodies(
    file: number,
    size: number,
    addresses: number,
    count: number,
    address: number,
    offset: number,
    end: number,
    seen: number,
  ): void;
  countEntries(heap: number, size: number): number;
  mapTexts(
    base: number,
    baseSize: number,
    target: number,
    targetSize: number,
    offsets: number,
    count: number,
    known: number,
    room: number,
  ): void;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: ClrModule };
};

/** Memory of the module, from its start on, until the next room is taken: what is kept of it is copied. */
export interface ClrRoom {
  readonly module: ClrModule;
  /** Addresses of so many bytes, or of a copy of some. */
  take(size: number): number;
  put(content: Uint8Array | Int32Array | Uint32Array): number;
  bytes(address: number, size: number): Uint8Array;
  ints(address: number, count: number): Int32Array;
}

const PAGE = 2 ** 16;
const ALIGNMENT = 8;
/** What a large heap needed is given back, what a small one needed is kept for the next. */
const KEPT_MEMORY = 32 * 2 ** 20;

let kept: ClrModule | undefined;

/** Loops over the bytes of metadata run in a module of WebAssembly: it is compiled in no time, and is fast from the start. */
export function clrRoom(): ClrRoom {
  if (kept === undefined || kept.memory.buffer.byteLength > KEPT_MEMORY) kept = load();
  const module = kept;
  let end = module.roomAddress();
  const take = (size: number): number => {
    const start = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
    end = start + size;
    grow(module, end);
    return start;
  };
  return {
    module,
    take,
    put: (content) => {
      const { buffer, byteOffset, byteLength } = content;
      const address = take(byteLength);
      new Uint8Array(module.memory.buffer, address, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
      return address;
    },
    bytes: (address, size) => new Uint8Array(module.memory.buffer, address, size).slice(),
    ints: (address, count) => new Int32Array(module.memory.buffer, address, count).slice(),
  };
}

function load(): ClrModule {
  return new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(CLR_WASM, 'base64'))).exports;
}

function grow({ memory }: ClrModule, size: number): void {
  const more = Math.ceil((size - memory.buffer.byteLength) / PAGE);
  if (more <= 0) return;
  try {
    memory.grow(more);
  } catch (cause) {
    throw new DeltaError('DELTA_LIMIT_EXCEEDED', 'metadata are too large to be mapped in memory', {
      found: size,
      cause,
    });
  }
}
