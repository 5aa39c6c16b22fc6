import { writeFileSync } from 'node:fs';
import { executorsDocument, executorSchema } from '../src/executor-schema.ts';
import { FAMILIES } from '../src/families/all-families.ts';
import { ReleaseLineSchema } from '../src/release-line.ts';

const folder = new URL('../', import.meta.url);
const write = (file: string, document: unknown): void =>
  writeFileSync(new URL(file, folder), `${JSON.stringify(document, null, 2)}\n`);

const executors = Object.fromEntries(FAMILIES.flatMap((family) => Object.entries(family.executors)));
write('schema/nuspine.schema.json', ReleaseLineSchema);
write('executors.json', executorsDocument(executors));
for (const [name, entry] of Object.entries(executors)) write(`schema/executors/${name}.json`, executorSchema(entry));
