// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/site schemas`.
import { writeFileSync } from 'node:fs';
import { SiteAddressSchema, SiteReportSchema } from '../src/index.ts';

for (const [name, schema] of Object.entries({ 'site-address': SiteAddressSchema, 'site-report': SiteReportSchema })) {
  const path = new URL(`../schema/${name}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
