import { lintMatrix, parseMatrix } from '@nuspine/compat-matrix';
import { describe, expect, it } from 'vitest';
import { compatMatrix } from '../../../src/fs/generators/compat-matrix.ts';
import { twice } from './twice.ts';

describe('compatMatrix', () => {
  it('writes a matrix in which nothing is wrong, and nothing when it runs again', async () => {
    const [once, again] = await twice((tree) => compatMatrix(tree, { skipFormat: true }));
    expect(lintMatrix(parseMatrix(once['versions.toml'] ?? ''))).toMatchObject({ ok: true });
    expect(again).toEqual(once);
  });
});
