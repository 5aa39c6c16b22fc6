// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/delta schemas`.
import { writeFileSync } from 'node:fs';
import { DeltaRecipeSchema } from '../src/delta-recipe.ts';

const path = new URL('../schema/delta-recipe.schema.json', import.meta.url);
writeFileSync(path, `${JSON.stringify(DeltaRecipeSchema, null, 2)}\n`);
