import { type Package, readEntry, type OnProgress } from '@nuspine/nupkg-core';
import type { ByteSink } from '@nuspine/primitives';
import { applyRecipe } from './apply-recipe.ts';
import { applySquirrel } from './apply-squirrel.ts';
import { type DeltaRecipe, parseDeltaRecipe } from './delta-recipe.ts';
import type { ApplyReport } from './delta-report.ts';
import { RECIPE_PATH } from './squirrel-names.ts';

export interface ApplyDeltaOptions {
  readonly onProgress?: OnProgress;
}

/**
 * Rebuilds the full package that `delta` leads to, and writes it to `sink`. With a recipe the result is proven as a
 * whole; a delta that Squirrel made is followed as Squirrel would, with every hash it has compared.
 * Throws what `applyRecipe` and `applySquirrel` throw; what was written is then to be discarded.
 */
export async function applyDelta(
  base: Package,
  delta: Package,
  sink: ByteSink,
  options: ApplyDeltaOptions = {},
): Promise<ApplyReport> {
  const recipe = await readDeltaRecipe(delta);
  if (recipe === undefined) return applySquirrel(base, delta, sink, options.onProgress);
  return applyRecipe(base, delta, recipe, sink, options.onProgress);
}

/** The recipe of a delta, or `undefined` for one that we did not make. Throws `DELTA_RECIPE_INVALID`. */
export async function readDeltaRecipe(delta: Package): Promise<DeltaRecipe | undefined> {
  const entry = delta.archive.entries.find(({ path }) => path === RECIPE_PATH);
  return entry === undefined ? undefined : parseDeltaRecipe(await readEntry(delta.archive, entry));
}
