import { SUMS_WASM } from './sums.wasm.ts';

/** What `assembly/sums/index.ts` exports. */
interface Sums {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly RUN_SIZE: { readonly value: number };
  firstAddress(): number;
  secondAddress(): number;
  add(length: number): void;
  subtract(length: number): void;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Sums };
};

/** Shorter runs are done byte by byte: to copy them costs more than it saves. */
const SHORT = 32;

/** A run of bytes in a larger array. */
export interface Run {
  readonly bytes: Uint8Array;
  readonly start: number;
}

/** Writes the sums of `length` bytes of `a` and `b` to `into`, each byte wrapping around by itself. */
export function addBytes(into: Run, a: Run, b: Run, length: number): void {
  if (length >= SHORT) return workOut('add', into, a, b, length);
  for (let i = 0; i < length; i += 1) {
    into.bytes[into.start + i] = (a.bytes[a.start + i] ?? 0) + (b.bytes[b.start + i] ?? 0);
  }
}

/** Writes the `length` bytes of `from` less those of `less` to `into`, each byte wrapping around by itself. */
export function subtractBytes(into: Run, from: Run, less: Run, length: number): void {
  if (length >= SHORT) return workOut('subtract', into, from, less, length);
  for (let i = 0; i < length; i += 1) {
    into.bytes[into.start + i] = (from.bytes[from.start + i] ?? 0) - (less.bytes[less.start + i] ?? 0);
  }
}

interface Loaded {
  readonly sums: Sums;
  readonly first: Uint8Array;
  readonly second: Uint8Array;
}

let loaded: Loaded | undefined;

/** Compiled code from the first byte on: most patches are done before JavaScript's own compiler has seen a loop. */
function workOut(work: 'add' | 'subtract', into: Run, a: Run, b: Run, length: number): void {
  const { sums, first, second } = (loaded ??= load());
  for (let done = 0; done < length; done += first.length) {
    const count = Math.min(length - done, first.length);
    first.set(part(a, done, count));
    second.set(part(b, done, count));
    sums[work](count);
    into.bytes.set(first.subarray(0, count), into.start + done);
  }
}

function part({ bytes, start }: Run, done: number, count: number): Uint8Array {
  return bytes.subarray(start + done, start + done + count);
}

function load(): Loaded {
  const sums = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(SUMS_WASM, 'base64'))).exports;
  const area = (address: number): Uint8Array => new Uint8Array(sums.memory.buffer, address, sums.RUN_SIZE.value);
  return { sums, first: area(sums.firstAddress()), second: area(sums.secondAddress()) };
}
