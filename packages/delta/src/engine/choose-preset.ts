import { isManagedAssembly } from './managed-assembly.ts';
import { GENERAL_PRESET, LARGE_PRESET, MANAGED_PRESET, NATIVE_PRESET, type Preset } from './preset.ts';

/** From here on, time and memory of the thorough presets are no longer worth it. */
const LARGE_SIZE = 24 * 2 ** 20;
/** Up to here a second search costs less than a quarter of a second. */
const TRIAL_SIZE = 2 ** 20;

/** Every n-th position of the base is indexed, or fewer: memory is laid out before it is known what the files hold. */
export function indexStepFor(baseLength: number, targetLength: number): number {
  return Math.max(baseLength, targetLength) >= LARGE_SIZE ? LARGE_PRESET.indexStep : 1;
}

/**
 * How to search for what became of a file, judged by what it is now. Where there are several ways, the one that gives
 * the smallest patch is to be found by trial.
 */
export function choosePresets(baseLength: number, target: Uint8Array): readonly Preset[] {
  if (indexStepFor(baseLength, target.length) === LARGE_PRESET.indexStep) return [LARGE_PRESET];
  if (!isManagedAssembly(target)) return [isProgram(target) ? NATIVE_PRESET : GENERAL_PRESET];
  return target.length <= TRIAL_SIZE ? [MANAGED_PRESET, GENERAL_PRESET] : [MANAGED_PRESET];
}

/** The first bytes of programs for Windows, for Linux, and for macOS (64 bits, and for several processors). */
const PROGRAM_MARKS = ['4d5a', '7f454c46', 'cffaedfe', 'cafebabe'];

function isProgram(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return PROGRAM_MARKS.some((mark) => start.startsWith(mark));
}
