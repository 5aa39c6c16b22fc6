import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';

describe('bundle list', () => {
  it('says what is installed, and no when nothing is', async () => {
    await withProductFolder(async ({ bundle, release }) => {
      expect(await bundle('list')).toMatchObject({ exitCode: 1 });
      await bundle('install', await release('stable-1.0'));
      expect(await bundle('list')).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('2 components of stable 1.0.0, generation 1'),
      });
    });
  });
});
