import { describe, expect, it } from 'vitest';
import { bundleCheck } from '../../../src/fs/executors/bundle-check.ts';
import { withLineWorkspace } from './line-workspace.ts';
import { MATRIX, writeMatrix } from './matrix-workspace.ts';

describe('bundleCheck', () => {
  it('fails for a bundle whose versions do not work together', async () => {
    await withLineWorkspace(async (workspace) => {
      const check = async () => (await bundleCheck({ matrix: 'versions.toml' }, workspace.context)).success;
      await writeMatrix(workspace);
      expect(await check()).toBe(true);
      await writeMatrix(workspace, MATRIX.replace('"^2.0.0"', '"^3.0.0"'));
      expect(await check()).toBe(false);
    });
  });
});
