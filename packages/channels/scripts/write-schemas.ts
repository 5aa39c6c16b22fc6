// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/channels schemas`.
import { writeFileSync } from 'node:fs';
import * as source from '../src/index.ts';

for (const [name, schema] of Object.entries(source)) {
  if (!name.endsWith('Schema')) continue;
  // `LogEntrySchema` is in `log-entry.schema.json`.
  const file = name
    .replace(/Schema$/, '')
    .replaceAll(/(?<!^)[A-Z]/g, '-$&')
    .toLowerCase();
  const path = new URL(`../schema/${file}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, undefined, 2)}\n`);
}
