import { encodeCovers } from '../bsdiff40/encode-covers.ts';
import { choosePreset } from './choose-preset.ts';
import type { DiffEngine } from './diff-engine.ts';
import { findCovers } from './find-covers.ts';

/** The engine that works everywhere: WebAssembly in this thread. Equal input gives equal patches on every machine. */
export function portableEngine(): DiffEngine {
  return {
    name: 'portable',
    diff: async (base, target) => encodeCovers(base, target, findCovers(base, target, choosePreset(target))),
  };
}
