import { DeltaError } from '../errors.ts';
import { MAX_FILE_SIZE } from '../limits.ts';
import { DIFF_WASM } from './diff.wasm.ts';

/** Memory that several threads can search in: a WebAssembly memory, which may be sent to a thread. */
export interface SearchMemory {
  readonly buffer: SharedArrayBuffer;
  /** In pages of 64 KiB; no further than it was taken for. */
  grow(pages: number): number;
}

/** What `assembly/diff/index.ts` exports. Addresses, lengths and positions are in bytes. */
export interface DiffModule {
  readonly SCRATCH_SIZE: { readonly value: number };
  placeBase(address: number, length: number): void;
  placeTarget(address: number, length: number): void;
  placeIndex(heads: number, hashBits: number, chain: number, step: number): void;
  placeScratch(address: number): void;
  setCosts(
    switchCost: number,
    mismatch: number,
    mismatchRun: number,
    repeatedMismatch: number,
    literal: number,
    literalStart: number,
  ): void;
  setSearch(maxTries: number, minMatch: number): void;
  useHash(bytes: number): void;
  startIndex(): void;
  /** Whether there is more to index. */
  indexMore(): number;
  selectCovers(maxOpen: number, sufficientRun: number, diagonal: number): void;
  coversAddress(): number;
}

/** What the module imports. */
interface Imports {
  readonly env: { readonly memory: SearchMemory };
  readonly host: { takeCovers(count: number): void };
}

declare const WebAssembly: {
  readonly Memory: new (size: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => SearchMemory;
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: DiffModule };
};

const PAGE = 2 ** 16;
const MAX_PAGES = 2 ** 16;

let compiled: object | undefined;

/**
 * Takes memory of at least `size` bytes, which may grow if it is `growing`: that takes addresses, but no memory. Throws
 * `DELTA_LIMIT_EXCEEDED` if the machine will not give it.
 */
export function takeMemory(size: number, kind: 'fixed' | 'growing' = 'fixed'): SearchMemory {
  const pages = Math.ceil(size / PAGE);
  const maximum = kind === 'growing' ? MAX_PAGES : pages;
  try {
    if (pages <= MAX_PAGES) return new WebAssembly.Memory({ initial: pages, maximum, shared: true });
  } catch (cause) {
    throw outOfMemory(size, cause);
  }
  throw outOfMemory(size, undefined);
}

/** Makes growing memory at least `size` bytes long, in its place. Throws as `takeMemory` does. */
export function growMemory(memory: SearchMemory, size: number): void {
  const more = Math.ceil((size - memory.buffer.byteLength) / PAGE);
  if (more <= 0) return;
  try {
    memory.grow(more);
  } catch (cause) {
    throw outOfMemory(size, cause);
  }
}

/** The module over some memory. `takeCovers` is called with the number of covers at `coversAddress`. */
export function loadModule(memory: SearchMemory, takeCovers: (count: number) => void): DiffModule {
  compiled ??= new WebAssembly.Module(Buffer.from(DIFF_WASM, 'base64'));
  return new WebAssembly.Instance(compiled, { env: { memory }, host: { takeCovers } }).exports;
}

function outOfMemory(found: number, cause: unknown): DeltaError {
  const details = { found, max: MAX_FILE_SIZE, cause };
  return new DeltaError('DELTA_LIMIT_EXCEEDED', 'files are too large to find their differences in memory', details);
}
