// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/site schemas`.
import { writeFileSync } from 'node:fs';
import { SiteAddressSchema, SiteMarkerSchema, SiteReportSchema } from '../src/index.ts';

const schemas = {
  'site-address': SiteAddressSchema,
  'site-marker': SiteMarkerSchema,
  'site-report': SiteReportSchema,
};

for (const [name, schema] of Object.entries(schemas)) {
  const path = new URL(`../schema/${name}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
