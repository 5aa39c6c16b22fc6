import { joinCovers } from './cover-ints.ts';
import { type SearchMemory, takeMemory } from './diff-module.ts';
import type { Preset } from './preset.ts';
import { indexBase, partsOf, searchPart } from './search.ts';
import { layoutSearch, type SearchLayout } from './search-layout.ts';
import { planWindows } from './search-windows.ts';

/** More than this no search takes, whatever the size of the files; WebAssembly ends at 4 GiB. */
export const MAX_SEARCH_MEMORY: number = 3.25 * 2 ** 30;
/** What a large file needed is given back, what a small one needed is kept for the next. */
const KEPT_MEMORY = 64 * 2 ** 20;

let idle: SearchMemory | undefined;

/** Hands `use` memory of at least so many bytes. */
export type UseMemory = (size: number, use: (memory: SearchMemory) => Int32Array) => Int32Array;

/**
 * Finds the runs of `target` that are cheapest taken from `base`, in the order of the target and without overlaps, as
 * ints (base position, target position, length). The same input gives the same covers on every machine. Files that
 * need more than `maxMemory` bytes are searched part by part, each in its surroundings in the base.
 * Throws `DELTA_LIMIT_EXCEEDED` if the machine does not have the memory.
 */
export function findCovers(
  base: Uint8Array,
  target: Uint8Array,
  preset: Preset,
  maxMemory: number = MAX_SEARCH_MEMORY,
  useMemory: UseMemory = withMemory,
): Int32Array {
  if (base.length === 0 || target.length === 0) return new Int32Array();
  const layout = layoutSearch(base.length, target.length, preset.indexStep);
  return layout.size <= maxMemory
    ? findInOneMemory(base, target, preset, layout, useMemory)
    : findInWindows(base, target, preset, maxMemory, useMemory);
}

/** The same for files that lie in `memory` already, as `layout` says. */
export function findCoversIn(memory: SearchMemory, layout: SearchLayout, preset: Preset): Int32Array {
  if (layout.baseLength === 0 || layout.targetLength === 0) return new Int32Array();
  indexBase(memory, layout, preset);
  return joinCovers(partsOf(layout.targetLength).map((part) => searchPart(memory, layout, preset, part)));
}

function findInOneMemory(
  base: Uint8Array,
  target: Uint8Array,
  preset: Preset,
  layout: SearchLayout,
  useMemory: UseMemory,
): Int32Array {
  return useMemory(layout.size, (memory) => {
    copyTo(memory, layout.base, base);
    copyTo(memory, layout.target, target);
    return findCoversIn(memory, layout, preset);
  });
}

function findInWindows(
  base: Uint8Array,
  target: Uint8Array,
  preset: Preset,
  maxMemory: number,
  useMemory: UseMemory,
): Int32Array {
  const { layout, windows } = planWindows(base.length, target.length, preset.indexStep, maxMemory);
  return useMemory(layout.size, (memory) => {
    let indexed: number | undefined;
    const found = windows.map(({ baseStart, part }) => {
      if (indexed !== baseStart) {
        copyTo(memory, layout.base, base.subarray(baseStart, baseStart + layout.baseLength));
        indexBase(memory, layout, preset);
        indexed = baseStart;
      }
      copyTo(memory, layout.target, target.subarray(part.start, part.end));
      const whole = { start: 0, end: part.end - part.start };
      const covers = searchPart(memory, layout, preset, whole, { shift: part.start - baseStart });
      return joinCovers([covers], { base: baseStart, target: part.start });
    });
    return joinCovers(found);
  });
}

function withMemory(size: number, use: (memory: SearchMemory) => Int32Array): Int32Array {
  const kept = idle !== undefined && idle.buffer.byteLength >= size ? idle : undefined;
  idle = undefined;
  const memory = kept ?? takeMemory(size);
  const result = use(memory);
  if (memory.buffer.byteLength <= KEPT_MEMORY) idle = memory;
  return result;
}

function copyTo(memory: SearchMemory, address: number, bytes: Uint8Array): void {
  new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
}
