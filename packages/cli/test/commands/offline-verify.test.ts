import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withRepository } from '../offline-repository.ts';

describe('offline verify', () => {
  it('says yes to what the manifests list and no to a byte more, also of what it remembers', async () => {
    await withRepository(async (root) => {
      await run(['offline', 'init', '--root', root]);
      const manifest = join(root, 'local-nugets/manifest.json');
      await writeFile(manifest, (await readFile(manifest, 'utf8')).replaceAll('""', '"known"'));
      const verify = ['offline', 'verify', '--root', root, '--remember', join(root, '../', `${root}.json`)];
      const yes = await run(verify);
      expect(yes).toMatchObject({ exitCode: 0 });
      expect(yes.stdout).toMatch(/^ok: .*1 packages.* checked, 0 errors, 0 warnings\n$/);
      await appendFile(join(root, 'local-nugets/App.1.0.0.nupkg'), 'x');
      const no = await run(verify);
      expect(no.exitCode).toBe(1);
      expect(no.stdout).toContain('local-nugets/App.1.0.0.nupkg');
    });
  });

  it('keeps what it found among the caches of the user, unless told not to', async () => {
    await withRepository(async (root) => {
      await withTemporaryFolder(async (caches) => {
        const env = { NUSPINE_CACHE: caches };
        await run(['offline', 'verify', '--root', root, '--no-cache'], { env });
        expect(await readdir(caches)).toEqual([]);
        await run(['offline', 'verify', '--root', root], { env });
        expect(await readdir(join(caches, 'layouts'))).toHaveLength(2);
      });
    });
  });

  it('refuses a manifest that is none', async () => {
    await withRepository(async (root) => {
      await writeFile(join(root, 'local-nugets/manifest.json'), '[]');
      const { exitCode, stdout } = await run(['offline', 'verify', '--root', root, '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'MANIFEST_DOCUMENT_INVALID' } });
    });
  });
});
