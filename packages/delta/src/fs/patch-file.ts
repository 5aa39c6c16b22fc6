import { type Digest, digestBytes } from '@nuspine/primitives';
import { requireNoneOf, writeFileAtomically } from '@nuspine/primitives/fs';
import { applyPatch, patchFormatOf } from '../engine/patch-format.ts';
import { DEFAULT_PATCH_LIMITS, type PatchLimits } from '../limits.ts';
import { inFile } from './in-file.ts';
import { readWholeFile } from './read-whole-file.ts';

/** Paths of a file and a patch, and of what they make. */
export interface PatchFileOptions {
  readonly base: string;
  readonly patch: string;
  readonly out: string;
  /** `DEFAULT_PATCH_LIMITS` if absent. */
  readonly limits?: PatchLimits;
}

/** Sizes in bytes. */
export interface PatchFileReport {
  readonly baseSize: number;
  readonly patchSize: number;
  readonly targetSize: number;
  /** Of what was written: a patch cannot say whether that is what it was made for. */
  readonly targetDigest: Digest;
}

/**
 * Writes the file that a patch, BSDIFF40 or zstd, makes of the base, whole or not at all. Nothing in the patch is trusted, but it
 * does not say which base it is for: compare the digest in the report. Throws what `applyPatch` throws,
 * `SOURCE_READ_FAILED` and `FILE_WRITE_FAILED`. What is made may replace the base; in the place of the patch it is
 * refused as `FILE_NOT_REPLACEABLE`.
 */
export async function patchFile(options: PatchFileOptions): Promise<PatchFileReport> {
  requireNoneOf(options.out, [options.patch]);
  const base = await readWholeFile(options.base);
  const patch = await readWholeFile(options.patch);
  const limits = options.limits ?? DEFAULT_PATCH_LIMITS;
  const target = applyNamed(options.patch, () => applyPatch(patchFormatOf(patch), base, patch, limits));
  await writeFileAtomically(options.out, (sink) => sink.write(target));
  const targetDigest = digestBytes(target);
  return { baseSize: base.length, patchSize: patch.length, targetSize: target.length, targetDigest };
}

function applyNamed(path: string, apply: () => Uint8Array): Uint8Array {
  try {
    return apply();
  } catch (error) {
    throw inFile(error, path);
  }
}
