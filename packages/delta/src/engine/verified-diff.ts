import { DeltaError } from '../errors.ts';
import type { DiffEngine } from './diff-engine.ts';
import { patchMakes } from './patch-format.ts';

/**
 * Makes a patch and applies it, so that one that does not rebuild the target never leaves this machine. Throws
 * `DELTA_ENGINE_WRONG` about `path` (the file, if it has one) with the reason as its cause, and what the engine throws.
 */
export async function verifiedDiff(
  engine: DiffEngine,
  base: Uint8Array,
  target: Uint8Array,
  path?: string,
): Promise<Uint8Array> {
  const patch = await engine.diff(base, target);
  if (engine.isProven === true) return patch;
  let cause: unknown;
  try {
    if (patchMakes(engine.patches ?? 'bsdiff40', base, patch, target)) return patch;
  } catch (error) {
    cause = error;
  }
  const details = { ...(path === undefined ? {} : { path }), cause };
  throw new DeltaError('DELTA_ENGINE_WRONG', `patch by engine ${engine.name} does not give the target`, details);
}
