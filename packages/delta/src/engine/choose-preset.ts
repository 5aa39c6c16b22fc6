import { isManagedAssembly } from './managed-assembly.ts';
import { GENERAL_PRESET, LARGE_PRESET, MANAGED_PRESET, type Preset } from './preset.ts';

/** From here on, time and memory of the thorough presets are no longer worth it. */
const LARGE_SIZE = 24 * 2 ** 20;

/** How to search for what became of a file, judged by what it is now. */
export function choosePreset(target: Uint8Array): Preset {
  if (target.length >= LARGE_SIZE) return LARGE_PRESET;
  return isManagedAssembly(target) ? MANAGED_PRESET : GENERAL_PRESET;
}
