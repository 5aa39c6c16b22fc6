import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline import', () => {
  it('checks, applies once, and refuses what is damaged', async () => {
    await withRepository(async (root) => {
      await run(['offline', 'init', '--root', root]);
      const bundle = join(root, '../', `${root}.tar.zst`);
      await run(['offline', 'export', bundle, '--root', root]);
      const site = join(root, 'site');
      await mkdir(site);
      const checked = await run(['offline', 'import', bundle, '--root', site, '--check']);
      expect(checked).toMatchObject({ exitCode: 0 });
      expect(await readdir(site)).toEqual([]);
      const applied = await run(['offline', 'import', bundle, '--root', site, '--json']);
      expect(JSON.parse(applied.stdout)).toMatchObject({ ok: true, state: 'applied', placed: 4 });
      const again = await run(['offline', 'import', bundle, '--root', site]);
      expect(again.stdout).toMatch(/\nok: the tree was what the bundle leads to already; 0 files placed, 0 removed\n$/);
      await writeFile(bundle, 'no bundle');
      const refused = await run(['offline', 'import', bundle, '--root', site]);
      expect(refused.exitCode).toBe(3);
      expect(refused.stderr).toContain('BUNDLE_INVALID');
    });
  });
});
