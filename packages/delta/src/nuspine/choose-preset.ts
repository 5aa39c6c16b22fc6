import { LARGE_PRESET, MANAGED_PRESET, type Preset } from '../engine/preset.ts';
import type { StageKind } from './encode-files.ts';

/** From here on, time and memory of the thorough search are no longer worth it. In bytes of the reference. */
const LARGE_SIZE = 24 * 2 ** 20;

/** How to search in the reference of a stage. Metadata is dense: short matches pay there, however much there is. */
export function choosePreset(reference: Uint8Array, stage: StageKind): Preset {
  return stage === 'rest' && reference.length >= LARGE_SIZE ? LARGE_PRESET : MANAGED_PRESET;
}
