// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/nupkg-core schemas`.
import { writeFileSync } from 'node:fs';
import { FlattenReportSchema, PackageInspectionSchema, ResolutionSchema } from '../src/index.ts';

const schemas = {
  'flatten-report': FlattenReportSchema,
  'package-inspection': PackageInspectionSchema,
  resolution: ResolutionSchema,
};

for (const [name, schema] of Object.entries(schemas)) {
  const path = new URL(`../schema/${name}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
