import { encodeCovers } from '../bsdiff40/encode-covers.ts';
import { choosePresets } from './choose-preset.ts';
import type { DiffEngine } from './diff-engine.ts';
import { findCovers } from './find-covers.ts';

/** The engine that works everywhere: WebAssembly in this thread. Equal input gives equal patches on every machine. */
export function portableEngine(): DiffEngine {
  return {
    name: 'portable',
    diff: async (base, target) =>
      smallestOf(
        choosePresets(base.length, target).map((preset) =>
          encodeCovers(base, target, findCovers(base, target, preset)),
        ),
      ),
  };
}

/** The smallest patch; the first of equal ones. */
export function smallestOf(patches: readonly Uint8Array[]): Uint8Array {
  return patches.reduce((best, patch) => (patch.length < best.length ? patch : best));
}
