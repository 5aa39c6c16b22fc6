import type { Package } from '@nuspine/nupkg-core';
import type { ByteSink } from '@nuspine/primitives';
import type { ApplyReport } from './delta-report.ts';
import type { ApplyOptions } from './formats/delta-format.ts';
import { formatOfDelta } from './formats/delta-formats.ts';

export type ApplyDeltaOptions = ApplyOptions;

/**
 * Rebuilds the full package that `delta` leads to, and writes it to `sink`. With a recipe the result is proven as a
 * whole; a delta that Squirrel or Velopack made is followed as they would, with every hash it has compared.
 * Throws what `applyRecipe` and `applyForeign` throw; what was written is then to be discarded.
 */
export async function applyDelta(
  base: Package,
  delta: Package,
  sink: ByteSink,
  options: ApplyDeltaOptions = {},
): Promise<ApplyReport> {
  const format = await formatOfDelta(delta);
  return format.apply(base, delta, sink, options);
}
