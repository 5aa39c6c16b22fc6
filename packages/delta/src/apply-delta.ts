import { type Package, readPackage } from '@nuspine/nupkg-core';
import type { ByteSink, ByteSource } from '@nuspine/primitives';
import type { ApplyReport } from './delta-report.ts';
import type { ApplyOptions } from './formats/delta-format.ts';
import { formatOfDelta } from './formats/delta-formats.ts';
import { isContainer } from './nuspine/container.ts';

export type ApplyDeltaOptions = ApplyOptions;

/**
 * Rebuilds the full package that `delta` leads to, and writes it to `sink`. With a recipe, or in the nuspine format, the
 * result is proven as a whole; a delta that Squirrel or Velopack made is followed as they would, with every hash it has
 * compared. Throws what `applyRecipe`, `applyForeign` and `applyNuspineDelta` throw; what was written is then to be
 * discarded.
 */
export async function applyDelta(
  base: Package,
  delta: ByteSource,
  sink: ByteSink,
  options: ApplyDeltaOptions = {},
): Promise<ApplyReport> {
  if (await isContainer(delta)) {
    // Half of this package, which the other formats do without.
    const { applyNuspineDelta } = await import('./nuspine/apply-nuspine-delta.ts');
    return applyNuspineDelta(base, await delta.read(0, delta.size), sink, options);
  }
  const deltaPackage = await readPackage(delta);
  const format = await formatOfDelta(deltaPackage);
  return format.apply(base, deltaPackage, sink, options);
}
