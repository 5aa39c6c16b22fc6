import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { initLayout } from '../../src/fs/init-layout.ts';
import { withLayout } from '../layout-folder.ts';

describe('initLayout', () => {
  it('writes what is missing, and a second time nothing', async () => {
    await withLayout(async (root) => {
      const { written } = await initLayout(root);
      expect(written).toEqual([
        'nuspine.offline.json',
        'local-nugets/manifest.json',
        'vendor/manifest.json',
        'offline/feeds/manifest.json',
        'NuGet.config',
      ]);
      expect(await readFile(join(root, 'NuGet.config'), 'utf8')).toContain('value="local-nugets/packages"');
      expect(await initLayout(root)).toEqual({ written: [], kept: ['nuspine.offline.json', 'NuGet.config'] });
    });
  });

  it('keeps a NuGet.config, whatever case its name is in', async () => {
    await withLayout(
      async (root) => {
        expect((await initLayout(root)).kept).toEqual(['nuget.config']);
        expect(await readFile(join(root, 'nuget.config'), 'utf8')).toBe('<configuration/>');
      },
      { 'nuget.config': '<configuration/>' },
    );
  });
});
