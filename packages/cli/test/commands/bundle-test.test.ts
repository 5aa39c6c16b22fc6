import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';
import { readFile } from 'node:fs/promises';

describe('bundle test', () => {
  it('tries the set and the upgrades, and records it', async () => {
    await withProductFolder(async ({ bundle, release, path }) => {
      await release('stable-1.0');
      const { exitCode, stdout } = await bundle('test', 'stable-1.1');
      expect([exitCode, stdout]).toEqual([
        0,
        'fresh installation       passed\nupgrade from stable-1.0  passed\nok: stable-1.1\n',
      ]);
      expect(await readFile(path('versions.toml'), 'utf8')).toContain('upgraded-from = ["stable-1.0"]');
    });
  });
});
