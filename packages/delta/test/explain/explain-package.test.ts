import { bytesSource } from '@nuspine/primitives';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { RECIPE_PATH } from '../../src/delta-recipe.ts';
import { explainPackage } from '../../src/explain/explain-package.ts';
import { DeltaExplanationSchema } from '../../src/explain/explanation-schema.ts';
import { delta, make, rewrite } from '../memory-packages.ts';

const TEXT = 'a program that changes a little '.repeat(200);
const before = await make('1.0.0', { 'lib/a.dll': TEXT, 'lib/b.txt': 'same', 'tools/t.txt': 'one' });
const after = await make('1.1.0', {
  'lib/a.dll': `${TEXT}!`,
  'lib/b.txt': 'same',
  'lib/new.txt': 'new',
  'tools/t.txt': 'two',
});

describe.each(['squirrel', 'velopack'] as const)('explainPackage of a %s delta', (format) => {
  it('tells each file by its entries, whatever the recipe says or without one', async () => {
    const change = await delta(before, after, { format });
    for (const each of [change, await rewrite(change, { [RECIPE_PATH]: undefined })]) {
      const explanation = await explainPackage(bytesSource(each.bytes));
      expect(explanation).toMatchObject({ format, attribution: 'entries', size: each.bytes.length });
      const { files, rest } = explanation;
      expect([...files, ...rest].reduce((sum, { bytes }) => sum + bytes, 0)).toBe(each.bytes.length);
      const kinds = Object.fromEntries(files.map(({ path, kind }) => [path, kind]));
      expect(kinds).toMatchObject({ 'lib/a.dll': 'patched', 'lib/b.txt': 'unchanged', 'lib/new.txt': 'whole' });
      expect(files.find(({ path }) => path === 'lib/a.dll')?.parts.map(({ part }) => part)).toContain('patch');
      expect(new Ajv2020().validate(DeltaExplanationSchema, explanation)).toBe(true);
    }
  });

  it('knows with the base what is new', async () => {
    const { bytes } = await delta(before, after, { format });
    const { files } = await explainPackage(bytesSource(bytes), before.pkg);
    const kinds = Object.fromEntries(files.map(({ path, kind }) => [path, kind]));
    expect(kinds).toMatchObject({ 'lib/new.txt': 'added', 'tools/t.txt': 'replaced' });
  });
});

describe('explainPackage', () => {
  it('refuses a package that is no delta', async () => {
    await expect(explainPackage(bytesSource(after.bytes))).rejects.toThrowCode('DELTA_NOT_A_DELTA');
  });
});
