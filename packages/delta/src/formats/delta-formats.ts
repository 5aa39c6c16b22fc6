import type { Package } from '@nuspine/nupkg-core';
import type { DeltaFormat } from './delta-format.ts';
import { isPayload } from './entry-names.ts';
import { fileByFile } from './file-by-file.ts';
import { SQUIRREL_RULES, VELOPACK_RULES } from './file-rules.ts';
import type { PackageFormatName } from './format-name.ts';
import { readDeltaRecipe } from './read-delta-recipe.ts';

/** Every format whose deltas are packages. */
export const DELTA_FORMATS: Readonly<Record<PackageFormatName, DeltaFormat>> = {
  squirrel: fileByFile(SQUIRREL_RULES, ['portable', 'bsdiff-node']),
  velopack: fileByFile(VELOPACK_RULES, ['zstd']),
};

/**
 * The format of a delta: what its recipe says, or what its entries show. A delta of either program that patches nothing
 * is the same in both. Throws `DELTA_RECIPE_INVALID`.
 */
export async function formatOfDelta(delta: Package): Promise<DeltaFormat> {
  const recipe = await readDeltaRecipe(delta);
  if (recipe !== undefined) return DELTA_FORMATS[recipe.format];
  const isVelopack = delta.archive.entries.some(({ path }) => isPayload(path) && path.endsWith('.zsdiff'));
  return DELTA_FORMATS[isVelopack ? 'velopack' : 'squirrel'];
}
