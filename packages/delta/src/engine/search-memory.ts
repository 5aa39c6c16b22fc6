import { choosePreset } from './choose-preset.ts';

/** Table of hashes, arena of paths, bzip2 encoder and the sections of the patch of a small file. */
const FIXED = 96 * 2 ** 20;
const INDEX_ENTRY = 4;

/**
 * About how many bytes the portable engine takes while it makes one patch: both files twice (once in its own memory),
 * the index of the base, and the sections of the patch.
 */
export function searchMemory(base: Uint8Array, target: Uint8Array): number {
  const index = (INDEX_ENTRY * base.length) / choosePreset(target).indexStep;
  return Math.ceil(FIXED + 2 * base.length + 3 * target.length + index);
}
