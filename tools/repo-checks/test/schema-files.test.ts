import { describe, expect, it } from 'vitest';
import { treeOf } from '../src/repo-tree.ts';
import { checkSchemaFiles } from '../src/schema-files.ts';

const PATH = 'packages/delta/schema/delta-recipe.schema.json';
const SCHEMA = { type: 'object' };
const EXPORTED = new Map([['packages/delta', { DeltaRecipeSchema: SCHEMA }]]);

describe('checkSchemaFiles', () => {
  it('fails on a file that says something else', () => {
    expect(checkSchemaFiles(treeOf({ [PATH]: '{}' }), EXPORTED)).toEqual([
      { path: PATH, message: 'is not what the source says: run schemas' },
    ]);
  });

  it('fails on a schema without a file', () => {
    expect(checkSchemaFiles(treeOf({}), EXPORTED)).toHaveLength(1);
  });

  it('fails on a file without a schema or a test that uses it', () => {
    expect(checkSchemaFiles(treeOf({ [PATH]: '{}' }), new Map())).toHaveLength(1);
    const test = "readFileSync('../schema/delta-recipe.schema.json')";
    expect(checkSchemaFiles(treeOf({ [PATH]: '{}', 'packages/delta/test/a.test.ts': test }), new Map())).toEqual([]);
  });

  it('fails on a second file with the id of another', () => {
    const schema = { $id: 'urn:x', ...SCHEMA };
    const exported = new Map(
      [...EXPORTED.keys(), 'packages/channels'].map((name) => [name, { DeltaRecipeSchema: schema }]),
    );
    const other = PATH.replace('delta/', 'channels/');
    const tree = treeOf({ [other]: JSON.stringify(schema), [PATH]: JSON.stringify(schema) });
    expect(checkSchemaFiles(tree, exported)).toEqual([{ path: PATH, message: `has the $id of ${other}` }]);
  });

  it('accepts the file that the schema gives', () => {
    expect(checkSchemaFiles(treeOf({ [PATH]: JSON.stringify(SCHEMA, null, 2) }), EXPORTED)).toEqual([]);
  });
});
