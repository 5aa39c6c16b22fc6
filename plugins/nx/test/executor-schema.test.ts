import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { executorsDocument, executorSchema } from '../src/executor-schema.ts';
import { FAMILIES } from '../src/families/all-families.ts';

const root = new URL('../', import.meta.url);
const executors = FAMILIES.flatMap((family) => Object.entries(family.executors));

function published(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, root), 'utf8'));
}

function asJson(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document));
}

describe('executorSchema', () => {
  it.each(executors)('of %s is the published schema', (name, entry) => {
    expect(published(`schema/executors/${name}.json`)).toEqual(asJson(executorSchema(entry)));
  });

  it('has an entry for each published schema and each executor', () => {
    const names = executors.map(([name]) => name).toSorted();
    expect(readdirSync(new URL('schema/executors', root)).toSorted()).toEqual(
      names.map((name) => `${name}.json`).toSorted(),
    );
    expect(readdirSync(new URL('src/fs/executors', root)).toSorted()).toEqual(
      names.map((name) => `${name}.ts`).toSorted(),
    );
  });
});

describe('executorsDocument', () => {
  it('is the published document', () => {
    expect(published('executors.json')).toEqual(asJson(executorsDocument(Object.fromEntries(executors))));
  });

  it('names the export of an executor in camel case', () => {
    expect(executorsDocument({ 'releases-verify': { description: 'Check.', properties: {} } })).toMatchObject({
      executors: { 'releases-verify': { implementation: './dist/fs/executors/releases-verify.js#releasesVerify' } },
    });
  });
});
