import { describe, expect, it } from 'vitest';
import { withProductFolder } from '../product-folder.ts';

describe('bundle publish', () => {
  it('publishes what was tested, twice the same, and nothing that was not', async () => {
    await withProductFolder(async ({ bundle, release, path }) => {
      const archive = await release('stable-1.0');
      expect(await bundle('publish', archive)).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining('was published already: stable 1.0.0'),
      });
      await bundle('create', 'stable-1.1', '--allow-untested');
      const refused = await bundle('publish', path('out', 'stable-1.1.0.tar.gz'));
      expect(refused).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('untested') });
    });
  });
});
