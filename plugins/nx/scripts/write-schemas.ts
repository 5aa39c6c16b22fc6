import { writeFileSync } from 'node:fs';
import { EXECUTOR_SCHEMAS } from '../src/executor-options.ts';
import { ReleaseLineSchema } from '../src/release-line.ts';

const folder = new URL('../schema/', import.meta.url);
const write = (file: string, schema: unknown): void =>
  writeFileSync(new URL(file, folder), `${JSON.stringify(schema, null, 2)}\n`);

write('nuspine.schema.json', ReleaseLineSchema);
for (const [name, schema] of Object.entries(EXECUTOR_SCHEMAS)) write(`executors/${name}.json`, schema);
