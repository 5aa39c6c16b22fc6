import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';

describe('bundle rollback', () => {
  it('goes back, and says when there is nothing to go back to', async () => {
    await withProductFolder(async ({ bundle, release }) => {
      for (const id of ['stable-1.0', 'stable-1.1']) await bundle('install', await release(id));
      const { exitCode, stdout } = await bundle('rollback');
      expect([exitCode, stdout.split('\n').slice(0, 2)]).toEqual([0, ['-  core  1.1.0', '+  core  1.0.0']]);
      expect(await bundle('rollback')).toMatchObject({ stderr: expect.stringContaining('MATRIX_NOTHING_INSTALLED') });
    });
  });
});
