import { applyBsdiff40 } from '../bsdiff40/apply-bsdiff40.ts';
import { DeltaError } from '../errors.ts';
import type { DiffEngine } from './diff-engine.ts';

/**
 * Makes a patch and applies it, so that one that does not rebuild the target never leaves this machine. Throws
 * `DELTA_ENGINE_WRONG` with the reason as its cause, and what the engine throws.
 */
export async function verifiedDiff(engine: DiffEngine, base: Uint8Array, target: Uint8Array): Promise<Uint8Array> {
  const patch = await engine.diff(base, target);
  if (Buffer.compare(rebuilt(engine, base, patch, target.length), target) === 0) return patch;
  throw new DeltaError('DELTA_ENGINE_WRONG', `patch by engine ${engine.name} makes another file than the target`);
}

function rebuilt(engine: DiffEngine, base: Uint8Array, patch: Uint8Array, maxTargetSize: number): Uint8Array {
  try {
    return applyBsdiff40(base, patch, { maxTargetSize });
  } catch (cause) {
    throw new DeltaError('DELTA_ENGINE_WRONG', `patch by engine ${engine.name} cannot be applied`, { cause });
  }
}
