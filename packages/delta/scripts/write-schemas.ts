// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/delta schemas`.
import { writeFileSync } from 'node:fs';
import { DeltaRecipeSchema } from '../src/delta-recipe.ts';
import { DeltaExplanationSchema } from '../src/explain/explanation-schema.ts';
import { NuspineIndexSchema } from '../src/nuspine-index.ts';
import * as reports from '../src/report-schemas.ts';
import * as updates from '../src/update-schemas.ts';

for (const [name, schema] of Object.entries({
  DeltaExplanationSchema,
  DeltaRecipeSchema,
  NuspineIndexSchema,
  ...reports,
  ...updates,
})) {
  // `DeltaReportSchema` is in `delta-report.schema.json`.
  const file = name
    .replace(/Schema$/, '')
    .replaceAll(/(?<!^)[A-Z]/g, '-$&')
    .toLowerCase();
  const path = new URL(`../schema/${file}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
