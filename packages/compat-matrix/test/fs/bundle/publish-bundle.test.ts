import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseBundleRegistry } from '../../../src/index.ts';
import { createBundle, publishBundle } from '../../../src/fs/index.ts';
import { withProduct, writePackage } from '../../product.ts';

describe('publishBundle', () => {
  it('puts archive, installers, page, packages and index into a folder, and the same twice changes nothing', async () => {
    await withProduct(async ({ registry, archive, installer, publish }) => {
      await publish('stable-1.0');
      const names = (await readdir(registry, { recursive: true, withFileTypes: true })).filter((entry) =>
        entry.isFile(),
      );
      expect(names.map(({ name }) => name).toSorted()).toEqual([
        'README.md',
        'README.md',
        'contoso.core.1.0.0.nupkg',
        'contoso.stable.1.0.0.nupkg',
        'index.json',
        'install.ps1',
        'install.sh',
        'nuspine-install.cjs',
        'platform.1.0.0.nupkg',
        'stable-1.0.0.tar.gz',
        'versions.toml',
      ]);
      const index = await readFile(join(registry, 'index.json'), 'utf8');
      expect(parseBundleRegistry(index, 'index.json').bundles.map(({ id }) => id)).toEqual(['stable-1.0']);
      const again = await publishBundle({
        archive: await archive('stable-1.0'),
        registry,
        now: '2026-06-01',
        installer,
        allowUntested: true,
      });
      expect(again).toMatchObject({ published: true, changed: false });
      expect(await readFile(join(registry, 'index.json'), 'utf8')).toBe(index);
    });
  });

  it('keeps to the release policy, and leaves the registry as it was', async () => {
    await withProduct(async ({ registry, archive, publish, installer, feed, out, matrix }) => {
      await publish('stable-1.0');
      const index = await readFile(join(registry, 'index.json'), 'utf8');
      const refused = async (path: string): Promise<unknown> =>
        publishBundle({ archive: path, registry, now: '2026-06-01', allowUntested: true, installer });
      expect(await refused(await archive('stable-1.1', '1.0.1'))).toMatchObject({
        published: false,
        refusals: [{ kind: 'minor-in-patch' }, { kind: 'minor-in-patch' }],
      });
      expect(await refused(await archive('stable-2.0', '1.1.0'))).toMatchObject({
        refusals: [{ kind: 'major-in-minor' }, { kind: 'major-in-minor' }],
      });
      await writePackage(feed, 'platform', '1.0.0', { 'tools/run.txt': 'other bytes' });
      const other = await createBundle({ matrix, id: 'stable-1.0', feeds: [feed], out, allowUntested: true });
      expect(await refused(other.created ? other.path : '')).toMatchObject({ refusals: [{ kind: 'version-taken' }] });
      expect(await readFile(join(registry, 'index.json'), 'utf8')).toBe(index);
    });
  });

  it('refuses what no run has tried unless that is allowed', async () => {
    await withProduct(async ({ registry, archive, installer }) => {
      const report = await publishBundle({
        archive: await archive('stable-1.0'),
        registry,
        now: '2026-06-01',
        installer,
      });
      expect(report).toMatchObject({ published: false, refusals: [{ kind: 'untested' }] });
    });
  });

  it('lets one publisher in at a time, and refuses an index that is none', async () => {
    await withProduct(async ({ registry, archive, installer }) => {
      await mkdir(registry);
      const made = await archive('stable-1.0');
      const publish = (): Promise<unknown> =>
        publishBundle({ archive: made, registry, now: '2026-06-01', allowUntested: true, installer });
      await writeFile(join(registry, '.nuspine-lock'), JSON.stringify({ pid: 1, host: 'elsewhere', token: 'x' }));
      await expect(publish()).rejects.toThrowCode('MATRIX_INSTALL_LOCKED');
      await writeFile(
        join(registry, '.nuspine-lock'),
        JSON.stringify({ pid: process.pid, host: 'elsewhere', token: 'x' }),
      );
      await expect(publish()).rejects.toThrowCode('MATRIX_INSTALL_LOCKED');
    });
    await withProduct(async ({ registry, archive, installer }) => {
      await mkdir(registry);
      await writeFile(join(registry, 'index.json'), '{}');
      await expect(
        publishBundle({
          archive: await archive('stable-1.0'),
          registry,
          now: '2026-06-01',
          allowUntested: true,
          installer,
        }),
      ).rejects.toThrowCode('MATRIX_BUNDLE_INVALID');
    });
  });
  it('makes no registry for an archive that is not there', async () => {
    await withProduct(async ({ registry, installer }) => {
      const failed = publishBundle({ archive: `${registry}.tar.gz`, registry, now: '2026-06-01', installer });
      await expect(failed).rejects.toThrowCode('SOURCE_READ_FAILED');
      await expect(readdir(registry)).rejects.toThrowCode('ENOENT');
    });
  });
});
