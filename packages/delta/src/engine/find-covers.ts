import { DeltaError } from '../errors.ts';
import { MAX_FILE_SIZE } from '../limits.ts';
import type { Cover } from './diff-engine.ts';
import { DIFF_WASM } from './diff.wasm.ts';
import type { Preset } from './preset.ts';

/** What `assembly/diff/index.ts` exports. */
interface Finder {
  readonly memory: { readonly buffer: ArrayBuffer };
  reserve(baseLength: number, targetLength: number, hashBits: number, step: number): number;
  baseAddress(): number;
  targetAddress(): number;
  coversAddress(): number;
  setCosts(
    switchCost: number,
    mismatch: number,
    mismatchRun: number,
    repeatedMismatch: number,
    literal: number,
    literalStart: number,
  ): void;
  setSearch(maxTries: number, minMatch: number): void;
  indexBase(hashedBytes: number): void;
  selectCovers(maxOpen: number): number;
}

declare const WebAssembly: {
  readonly Module: new (binary: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Finder };
};

const MIN_HASH_BITS = 12;
/** More would cost memory and cache for nothing; fewer than this make large files slow. */
const MAX_HASH_BITS = 24;
/** Memory of WebAssembly never shrinks, so what a large file needed is given back with its instance. */
const KEPT_MEMORY = 64 * 2 ** 20;
const INTS_PER_COVER = 3;

let compiled: object | undefined;
let idle: Finder | undefined;

/**
 * Finds the runs of `target` that are cheapest taken from `base`, in the order of the target and without overlaps.
 * The same input gives the same covers on every machine. Throws `DELTA_LIMIT_EXCEEDED` if memory does not suffice.
 */
export function findCovers(base: Uint8Array, target: Uint8Array, preset: Preset): readonly Cover[] {
  if (base.length === 0 || target.length === 0) return [];
  compiled ??= new WebAssembly.Module(Buffer.from(DIFF_WASM, 'base64'));
  const finder = idle ?? new WebAssembly.Instance(compiled).exports;
  idle = undefined;
  load(finder, base, target, preset);
  const covers = search(finder, preset);
  if (finder.memory.buffer.byteLength <= KEPT_MEMORY) idle = finder;
  return covers;
}

function load(finder: Finder, base: Uint8Array, target: Uint8Array, preset: Preset): void {
  const bits = Math.ceil(Math.log2(base.length / preset.indexStep + 1));
  const hashBits = Math.min(MAX_HASH_BITS, Math.max(MIN_HASH_BITS, bits));
  const isTooLarge = Math.max(base.length, target.length) > MAX_FILE_SIZE;
  if (isTooLarge || finder.reserve(base.length, target.length, hashBits, preset.indexStep) === 0) throw outOfMemory();
  const memory = new Uint8Array(finder.memory.buffer);
  memory.set(base, finder.baseAddress());
  memory.set(target, finder.targetAddress());
}

function search(finder: Finder, preset: Preset): readonly Cover[] {
  const { costs } = preset;
  finder.setCosts(
    costs.switch,
    costs.mismatch,
    costs.mismatchRun,
    costs.repeatedMismatch,
    costs.literal,
    costs.literalStart,
  );
  finder.setSearch(preset.maxTries, preset.minMatch);
  finder.indexBase(preset.hashedBytes);
  const count = finder.selectCovers(preset.maxOpen);
  if (count < 0) throw outOfMemory();
  const ints = new Int32Array(finder.memory.buffer, finder.coversAddress(), count * INTS_PER_COVER);
  return Array.from({ length: count }, (_, i) => coverAt(ints, i * INTS_PER_COVER));
}

function coverAt(ints: Int32Array, index: number): Cover {
  const [basePosition = 0, targetPosition = 0, length = 0] = ints.subarray(index, index + INTS_PER_COVER);
  return { basePosition, targetPosition, length };
}

function outOfMemory(): DeltaError {
  return new DeltaError('DELTA_LIMIT_EXCEEDED', 'files are too large to find their differences in memory', {
    max: MAX_FILE_SIZE,
  });
}
