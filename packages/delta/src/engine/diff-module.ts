import { DeltaError } from '../errors.ts';
import { MAX_FILE_SIZE } from '../limits.ts';
import { DIFF_WASM } from './diff.wasm.ts';

/** Memory that several threads can search in: a WebAssembly memory of fixed size, which may be sent to a thread. */
export interface SearchMemory {
  readonly buffer: SharedArrayBuffer;
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
  indexBase(): void;
  selectCovers(maxOpen: number, diagonal: number): void;
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

/** Takes memory of at least `size` bytes. Throws `DELTA_LIMIT_EXCEEDED` if the machine will not give it. */
export function takeMemory(size: number): SearchMemory {
  const pages = Math.ceil(size / PAGE);
  try {
    if (pages <= MAX_PAGES) return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  } catch (cause) {
    throw outOfMemory(size, cause);
  }
  throw outOfMemory(size, undefined);
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
