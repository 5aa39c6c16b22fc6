import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';

describe('bundle uninstall', () => {
  it('removes a component, then everything', async () => {
    await withProductFolder(async ({ bundle, release }) => {
      await bundle('install', await release('stable-1.0'));
      expect(await bundle('uninstall', 'core')).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('-  core  1.0.0'),
      });
      expect(await bundle('uninstall')).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('nothing is installed'),
      });
    });
  });
});
