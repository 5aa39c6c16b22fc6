import { constants, zstdDecompressSync } from 'node:zlib';
import { DeltaError } from '../errors.ts';
import { DEFAULT_PATCH_LIMITS, type PatchLimits } from '../limits.ts';
import { readFrameHeader } from './frame-header.ts';
import { MAX_WINDOW_LOG } from './window-log.ts';

/**
 * Rebuilds the target of a patch that `zstd --patch-from` or our own engine made: one Zstandard frame whose dictionary
 * is the base. The size that the frame declares is compared with the limit before any memory is taken.
 * Throws `DELTA_LIMIT_EXCEEDED`, `DELTA_PATCH_CORRUPT` (which a wrong base also leads to) or `DELTA_PATCH_TRUNCATED`.
 */
export function applyZstd(base: Uint8Array, patch: Uint8Array, limits: PatchLimits = DEFAULT_PATCH_LIMITS): Uint8Array {
  const { contentSize, windowSize } = readFrameHeader(patch);
  requireWithin('patch makes a larger file than allowed', contentSize, limits.maxTargetSize);
  requireWithin('patch looks further back than any client allows', windowSize, 2 ** MAX_WINDOW_LOG);
  const target = decompress(base, patch, Math.max(1, contentSize), windowSize);
  if (target.length === contentSize) return target;
  throw new DeltaError('DELTA_PATCH_CORRUPT', 'patch does not make what its header says', {
    wanted: contentSize,
    found: target.length,
  });
}

/**
 * True for a base that works as the dictionary of a patch: Node takes one that starts like a trained dictionary for
 * one, zstd ignores one of less than eight bytes, and Velopack's client refuses one from 1 GiB on.
 */
export function canBePatchBase(base: Uint8Array): boolean {
  const isTrained = base[0] === 0x37 && base[1] === 0xa4 && base[2] === 0x30 && base[3] === 0xec;
  return base.length >= 8 && base.length < 2 ** MAX_WINDOW_LOG && !isTrained;
}

function decompress(base: Uint8Array, patch: Uint8Array, maxOutputLength: number, windowSize: number): Uint8Array {
  const windowLogMax = Math.max(10, Math.ceil(Math.log2(windowSize + 1)));
  try {
    return zstdDecompressSync(patch, {
      dictionary: base,
      maxOutputLength,
      params: { [constants.ZSTD_d_windowLogMax]: Math.min(MAX_WINDOW_LOG, windowLogMax) },
    });
  } catch (cause) {
    throw asDeltaError(cause);
  }
}

/** Node names what zstd says; anything else is a defect of ours and passes. */
function asDeltaError(cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  const { code } = cause;
  if (code === 'Z_BUF_ERROR') return new DeltaError('DELTA_PATCH_TRUNCATED', 'patch ends too early', { cause });
  const isKnown = code === 'ERR_BUFFER_TOO_LARGE' || (typeof code === 'string' && code.startsWith('ZSTD_'));
  return isKnown ? new DeltaError('DELTA_PATCH_CORRUPT', 'patch is damaged, or for another base', { cause }) : cause;
}

function requireWithin(message: string, found: number, max: number): void {
  if (found > max) throw new DeltaError('DELTA_LIMIT_EXCEEDED', message, { found, max });
}
