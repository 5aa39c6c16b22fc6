import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXECUTOR_SCHEMAS } from '../src/executor-options.ts';

const folder = new URL('../schema/executors/', import.meta.url);

describe('EXECUTOR_SCHEMAS', () => {
  it.each(Object.keys(EXECUTOR_SCHEMAS))('of %s is the published schema', (name) => {
    const published: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(EXECUTOR_SCHEMAS[name])));
  });

  it('has an entry for each published schema and each executor', () => {
    const executors: unknown = JSON.parse(readFileSync(new URL('../executors.json', import.meta.url), 'utf8'));
    const names = Object.keys(EXECUTOR_SCHEMAS).toSorted();
    expect(readdirSync(folder).toSorted()).toEqual(names.map((name) => `${name}.json`).toSorted());
    expect(executors).toMatchObject({
      executors: Object.fromEntries(
        names.map((name) => [
          name,
          {
            implementation: expect.stringMatching(`^./dist/fs/executors/${name}\\.js#`),
            schema: `./schema/executors/${name}.json`,
          },
        ]),
      ),
    });
  });
});
