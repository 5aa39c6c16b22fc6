import { describe, expect, it } from 'vitest';
import { matrixLint } from '../../../src/fs/executors/matrix-lint.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { MATRIX, writeMatrix } from './matrix-workspace.ts';

describe('matrixLint', () => {
  it('fails for a matrix that is said wrongly', async () => {
    await withLineWorkspace(async (workspace) => {
      const lint = async () => (await matrixLint({ matrix: 'versions.toml' }, workspace.context)).success;
      await writeMatrix(workspace);
      expect(await lint()).toBe(true);
      await writeMatrix(workspace, MATRIX.replace('"^2.0.0"', '"^3.0.0"'));
      expect(await lint()).toBe(false);
    });
  });
});
