// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/compat-matrix schemas`.
import { writeFileSync } from 'node:fs';
import * as schemas from '../src/schemas.ts';

for (const [name, schema] of Object.entries(schemas)) {
  const file = name
    .replace(/Schema$/, '')
    .replaceAll(/(?<!^)[A-Z]/g, '-$&')
    .toLowerCase();
  const path = new URL(`../schema/${file}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
