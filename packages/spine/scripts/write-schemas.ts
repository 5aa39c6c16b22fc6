// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/spine schemas`.
import { writeFileSync } from 'node:fs';
import { SpineFileSchema, SpineReportSchema } from '../src/index.ts';

const schemas = { 'spine-file': SpineFileSchema, 'spine-report': SpineReportSchema };

for (const [name, schema] of Object.entries(schemas)) {
  const path = new URL(`../schema/${name}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
