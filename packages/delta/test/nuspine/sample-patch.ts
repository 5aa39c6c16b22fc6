import { findCovers } from '../../src/engine/find-covers.ts';
import { MANAGED_PRESET } from '../../src/engine/preset.ts';
import { type PatchStreams, patchWriter } from '../../src/nuspine/patch-streams.ts';

/** Patches that make each target from its reference, one after the other. */
export function patch(...pairs: readonly (readonly [reference: Uint8Array, target: Uint8Array])[]): PatchStreams {
  const writer = patchWriter();
  for (const [reference, target] of pairs) {
    writer.add(reference, target, findCovers(reference, target, MANAGED_PRESET));
  }
  return writer.streams();
}
