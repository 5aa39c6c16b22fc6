import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';

describe('bundle install', () => {
  it('installs a bundle and what works with it, and refuses the rest', async () => {
    await withProductFolder(async ({ bundle, release, path }) => {
      await release('stable-1.0');
      const first = await bundle('install', 'stable', '--from', path('registry'));
      expect(first.stdout).toBe(
        `+  core      1.0.0\n+  platform  1.0.0\nstable 1.0.0 is current in ${path('root')}, generation 1\n`,
      );
      expect(await bundle('install', 'core@7.0.0', '--from', path('registry'))).toMatchObject({
        exitCode: 3,
        stderr: expect.stringContaining('core@1.0.0'),
      });
      const remote = await bundle('install', 'core', '--from', 'https://example.com/bundles');
      expect(remote).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('HTTP_OFFLINE') });
    });
  });
});
