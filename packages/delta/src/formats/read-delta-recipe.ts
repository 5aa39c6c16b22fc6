import { type Package, readEntry } from '@nuspine/nupkg-core';
import { type DeltaRecipe, parseDeltaRecipe, RECIPE_PATH } from '../delta-recipe.ts';

/** The recipe of a delta, or `undefined` for one that we did not make. Throws `DELTA_RECIPE_INVALID`. */
export async function readDeltaRecipe(delta: Package): Promise<DeltaRecipe | undefined> {
  const entry = delta.archive.entries.find(({ path }) => path === RECIPE_PATH);
  return entry === undefined ? undefined : parseDeltaRecipe(await readEntry(delta.archive, entry));
}
