import { encodeCovers } from '../bsdiff40/encode-covers.ts';
import { choosePresets } from './choose-preset.ts';
import type { DiffEngine } from './diff-engine.ts';
import { findCovers } from './find-covers.ts';
import type { Preset } from './preset.ts';

/** The engine that works everywhere: WebAssembly in this thread. Equal input gives equal patches on every machine. */
export function portableEngine(): DiffEngine {
  return {
    name: 'portable',
    diff: async (base, target) => smallestPatch(base, target, (preset) => findCovers(base, target, preset)),
  };
}

/** The smallest patch from the covers that each preset for these files finds; the first of equal ones. */
export function smallestPatch(base: Uint8Array, target: Uint8Array, find: (preset: Preset) => Int32Array): Uint8Array {
  const patches = choosePresets(base.length, target).map((preset) => encodeCovers(base, target, find(preset)));
  return patches.reduce((best, patch) => (patch.length < best.length ? patch : best));
}
