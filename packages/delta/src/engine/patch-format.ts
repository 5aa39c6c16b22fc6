import { applyBsdiff40, bsdiff40Makes, bsdiff40Pieces } from '../bsdiff40/apply-bsdiff40.ts';
import { DeltaError } from '../errors.ts';
import type { PatchLimits } from '../limits.ts';
import { applyZstd } from '../zstd/apply-zstd.ts';
import { isZstdFrame } from '../zstd/frame-header.ts';

/** How the bytes of a patch are written. */
export type PatchFormat = 'bsdiff40' | 'zstd';

const APPLY = { bsdiff40: applyBsdiff40, zstd: applyZstd } as const;

/** Rebuilds a target with a patch of that format, and of no other. Throws what `applyBsdiff40` and `applyZstd` throw. */
export function applyPatch(format: PatchFormat, base: Uint8Array, patch: Uint8Array, limits?: PatchLimits): Uint8Array {
  return APPLY[format](base, patch, limits);
}

/** The same in pieces, each of which may be overwritten when the next one is asked for. */
export function* patchPieces(
  format: PatchFormat,
  base: Uint8Array,
  patch: Uint8Array,
  limits: PatchLimits,
): Generator<Uint8Array> {
  if (format === 'bsdiff40') yield* bsdiff40Pieces(base, patch, limits);
  else yield applyZstd(base, patch, limits);
}

/** True if a patch rebuilds exactly `target`. Throws what `applyPatch` throws. */
export function patchMakes(format: PatchFormat, base: Uint8Array, patch: Uint8Array, target: Uint8Array): boolean {
  if (format === 'bsdiff40') return bsdiff40Makes(base, patch, target);
  return Buffer.compare(applyPatch(format, base, patch, { maxTargetSize: target.length }), target) === 0;
}

/** The format of a patch whose first bytes are known. Throws `DELTA_PATCH_CORRUPT` for bytes that are no patch. */
export function patchFormatOf(patch: Uint8Array): PatchFormat {
  if (Buffer.from(patch.subarray(0, 8)).toString('latin1') === 'BSDIFF40') return 'bsdiff40';
  if (isZstdFrame(patch)) return 'zstd';
  throw new DeltaError('DELTA_PATCH_CORRUPT', 'patch is neither BSDIFF40 nor a Zstandard frame', { offset: 0 });
}
