import { GENERAL_PRESET, LARGE_PRESET, MANAGED_PRESET, type Preset } from './preset.ts';
import { isManagedAssembly } from './managed-assembly.ts';

/** From here on, time and memory of the thorough presets are no longer worth it. */
const LARGE_SIZE = 24 * 2 ** 20;
/** Up to here a second search costs less than a quarter of a second. */
const TRIAL_SIZE = 2 ** 20;

/** Every n-th position of the base is indexed, whatever the files hold: memory is laid out before they are read. */
export function indexStepFor(baseLength: number, targetLength: number): number {
  return Math.max(baseLength, targetLength) >= LARGE_SIZE ? LARGE_PRESET.indexStep : 1;
}

/**
 * How to search for what became of a file, judged by what it is now. Where there are several ways, the one that gives
 * the smallest patch is to be found by trial.
 */
export function choosePresets(baseLength: number, target: Uint8Array): readonly Preset[] {
  if (indexStepFor(baseLength, target.length) === LARGE_PRESET.indexStep) return [LARGE_PRESET];
  if (!isManagedAssembly(target)) return [GENERAL_PRESET];
  return target.length <= TRIAL_SIZE ? [MANAGED_PRESET, GENERAL_PRESET] : [MANAGED_PRESET];
}
