import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';
import { writeFile } from 'node:fs/promises';

describe('bundle doctor', () => {
  it('finds a file that was changed, and says what to do', async () => {
    await withProductFolder(async ({ bundle, release, path }) => {
      await bundle('install', await release('stable-1.0'));
      expect(await bundle('doctor')).toMatchObject({ exitCode: 0, stdout: 'ok: 2 packages, 0 problems\n' });
      await writeFile(path('root', 'generations', '000001', 'core', 'tools', 'a.txt'), 'changed');
      const { exitCode, stdout } = await bundle('doctor');
      expect([exitCode, stdout.includes('was changed\n  fix: ')]).toEqual([1, true]);
    });
  });
});
