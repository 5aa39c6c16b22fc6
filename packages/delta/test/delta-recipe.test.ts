import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type DeltaRecipe,
  DeltaRecipeSchema,
  formatDeltaRecipe,
  parseDeltaRecipe,
  RECIPE_PATH,
  exactnessOf,
} from '../src/delta-recipe.ts';
import { foldersOf, isPayload } from '../src/formats/entry-names.ts';

const digest = `sha256:${'0'.repeat(64)}` as const;
const stamp = { id: 'App', version: '1.0.0', size: 10, digest };
const RECIPE: DeltaRecipe = {
  formatVersion: 1,
  format: 'squirrel',
  base: stamp,
  target: { ...stamp, version: '1.1.0' },
  result: { size: 10, digest, modified: '1980-01-01T00:00:00' },
  entries: [
    { path: 'App.nuspec', size: 1, digest, from: 'delta' },
    { path: 'lib/net8.0/App.dll', size: 2, digest, from: 'patch' },
  ],
};
const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const thrown = (thunk: () => unknown): unknown => {
  try {
    return thunk();
  } catch (error) {
    return error;
  }
};

describe('DeltaRecipeSchema', () => {
  it('is the published schema', () => {
    const path = new URL('../schema/delta-recipe.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(JSON.stringify(DeltaRecipeSchema)));
  });
});

describe('formatDeltaRecipe', () => {
  it('is read back', () => {
    expect(parseDeltaRecipe(formatDeltaRecipe(RECIPE))).toEqual(RECIPE);
  });
});

describe('parseDeltaRecipe', () => {
  it('names every fault with its place', () => {
    const bad = { ...RECIPE, base: { ...stamp, size: -1 }, target: { ...stamp, digest: 'sha256:x' } };
    expect(thrown(() => parseDeltaRecipe(bytes(bad)))).toMatchObject({
      code: 'DELTA_RECIPE_INVALID',
      details: { found: [{ pointer: '/base/size' }, { pointer: '/target/digest' }] },
    });
  });

  it.each([
    ['no JSON', Buffer.from('{')],
    ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['another version of the format', bytes({ ...RECIPE, formatVersion: 2 })],
    ['an unknown member', bytes({ ...RECIPE, more: 1 })],
    ['a path twice', bytes({ ...RECIPE, entries: [RECIPE.entries[0], RECIPE.entries[0]] })],
    [
      'a time that no entry can have',
      bytes({ ...RECIPE, result: { ...RECIPE.result, modified: '1980-13-01T00:00:00' } }),
    ],
  ])('refuses %s', (_what, content) => {
    expect(() => parseDeltaRecipe(content)).toThrowCode('DELTA_RECIPE_INVALID');
  });

  it('refuses two paths that one file system may merge', () => {
    const entries = ['lib/a.dll', 'lib/A.dll'].map((path) => ({ path, size: 1, digest, from: 'delta' }));
    expect(() => parseDeltaRecipe(bytes({ ...RECIPE, entries }))).toThrowCode('DELTA_RECIPE_INVALID');
  });

  it('refuses a path that leaves the package', () => {
    const entries = [{ path: 'lib/../../a', size: 1, digest, from: 'delta' }];
    expect(() => parseDeltaRecipe(bytes({ ...RECIPE, entries }))).toThrowCode('PATH_TRAVERSAL');
  });

  it('refuses a recipe that no package could need', () => {
    expect(() => parseDeltaRecipe(new Uint8Array((64 << 20) + 1))).toThrowCode('DELTA_LIMIT_EXCEEDED');
  });
});

describe('RECIPE_PATH', () => {
  it('is at the root, where Squirrel needs no folder for it', () => {
    expect(foldersOf(RECIPE_PATH)).toEqual([]);
    expect(isPayload(RECIPE_PATH)).toBe(false);
  });
});

describe('exactnessOf', () => {
  const stamp = { id: 'App', version: '1.1.0', size: 1, digest: `sha256:${'0'.repeat(64)}` } as const;
  const other = { size: 1, digest: `sha256:${'1'.repeat(64)}`, modified: '1980-01-01T00:00:00' } as const;

  it('is of bytes for a canonical target, or one whose form is known', () => {
    expect(exactnessOf({ target: stamp, result: { ...other, digest: stamp.digest } })).toBe('bytes');
    expect(exactnessOf({ target: stamp, result: other, form: { skeleton: '', packed: [] } })).toBe('bytes');
    expect(exactnessOf({ target: stamp, result: other })).toBe('contents');
  });
});
