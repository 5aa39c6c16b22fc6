import { execFileSync } from 'node:child_process';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { checkLayout, plannedManifests, updateLayout } from '../../src/fs/update-layout.ts';
import { withLayout, writeFiles } from '../layout-folder.ts';

const MANIFESTS = ['local-nugets/manifest.json', 'vendor/manifest.json', 'offline/feeds/manifest.json'];
const read = (root: string): Promise<readonly string[]> =>
  Promise.all(MANIFESTS.map((path) => readFile(join(root, path), 'utf8')));

describe('updateLayout', () => {
  it('writes what the files say, and asks people for the rest', async () => {
    await withLayout(async (root) => {
      const { ok, changes, findings } = await updateLayout(root);
      expect(ok).toBe(false);
      expect(changes.map(({ path, added }) => [path, added])).toEqual([
        ['local-nugets/manifest.json', ['App.1.0.0.nupkg', 'Dep.2.0.0.nupkg']],
        ['vendor/manifest.json', ['plugins/nx/native.node', 'vendor/tool.bin']],
        ['offline/feeds/manifest.json', []],
      ]);
      expect(new Set(findings.map(({ code }) => code))).toEqual(
        new Set(['origin-missing', 'version-missing', 'consumer-missing']),
      );
    });
  });

  it('keeps what people wrote, and gives the same bytes twice and elsewhere', async () => {
    await withLayout(async (root) => {
      await updateLayout(root);
      const [packages = '', vendor = ''] = await read(root);
      await writeFile(
        join(root, MANIFESTS[0] ?? ''),
        packages.replaceAll('""', '"gallery"').replace('"packages"', '"demo": 1,\n  "packages"'),
      );
      await writeFile(
        join(root, MANIFESTS[1] ?? ''),
        vendor.replaceAll('"origin": ""', '"origin": "web",\n      "ticket": 7'),
      );
      await updateLayout(root);
      const first = await read(root);
      expect(first[0]).toContain('"demo": 1');
      expect(first[1]).toContain('"ticket": 7');
      expect((await updateLayout(root)).changes).toEqual([]);
      const elsewhere = await temporaryFolder();
      // Written in another order, so that folders list their files in another one.
      for (const path of ['vendor', 'plugins', 'offline', 'local-nugets'])
        await cp(join(root, path), join(elsewhere, path), { recursive: true });
      await updateLayout(elsewhere);
      expect(await read(elsewhere)).toEqual(first);
      await rm(elsewhere, { recursive: true });
    });
  });

  it('keeps what is listed and there though git ignores it, or there is no git', async () => {
    await withLayout(async (root) => {
      await writeFiles(root, { 'plugins/nx/node_modules/x/a.node': Buffer.from([0]), '.gitignore': 'plugins\n' });
      await updateLayout(root);
      const path = join(root, MANIFESTS[1] ?? '');
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll('nx/native', 'nx/node_modules/native'));
      const before = await readFile(path, 'utf8');
      await cp(join(root, 'plugins/nx/native.node'), join(root, 'plugins/nx/node_modules/native.node'));
      await rm(join(root, 'plugins/nx/native.node'));
      expect((await updateLayout(root)).changes).toEqual([]);
      execFileSync('git', ['-C', root, 'init', '-q']);
      expect((await updateLayout(root)).changes).toEqual([]);
      expect(await readFile(path, 'utf8')).toBe(before);
      await rm(join(root, 'plugins/nx/node_modules/native.node'));
      expect((await updateLayout(root)).changes).toMatchObject([{ removed: ['plugins/nx/node_modules/native.node'] }]);
    });
  });

  it('keeps the words of people for packages that are damaged, or still to be fetched', async () => {
    await withLayout(async (root) => {
      await updateLayout(root);
      const path = join(root, MANIFESTS[0] ?? '');
      await writeFile(path, (await readFile(path, 'utf8')).replaceAll('""', '"gallery"'));
      const before = await readFile(path, 'utf8');
      await writeFiles(root, {
        'local-nugets/App.1.0.0.nupkg': 'version https://git-lfs.github.com/spec/v1\n',
        'local-nugets/Dep.2.0.0.nupkg': 'no zip',
      });
      const { ok, changes, findings } = await updateLayout(root);
      expect([ok, changes]).toEqual([false, []]);
      expect(findings.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['pointer-unresolved', 'package-unreadable']),
      );
      expect(await readFile(path, 'utf8')).toBe(before);
    });
  });

  it('takes the line ends that git on Windows makes for no change, and leaves them', async () => {
    await withLayout(async (root) => {
      await updateLayout(root);
      const paths = MANIFESTS.map((path) => join(root, path));
      for (const path of paths) await writeFile(path, (await readFile(path, 'utf8')).replaceAll('\n', '\r\n'));
      const before = await read(root);
      expect((await checkLayout(root)).findings.filter(({ code }) => code === 'manifest-stale')).toEqual([]);
      expect((await updateLayout(root)).changes).toEqual([]);
      expect(await read(root)).toEqual(before);
      await rm(join(root, 'vendor/tool.bin'));
      expect((await checkLayout(root)).changes).toMatchObject([{ removed: ['vendor/tool.bin'] }]);
    });
  });

  it('refuses a manifest that it cannot read, and leaves it', async () => {
    await withLayout(
      async (root) => {
        await expect(updateLayout(root)).rejects.toThrowCode('MANIFEST_DOCUMENT_INVALID');
        expect(await readFile(join(root, 'vendor/manifest.json'), 'utf8')).toBe('{}');
      },
      { 'vendor/manifest.json': '{}' },
    );
  });
});

describe('checkLayout', () => {
  it('names what update would change, and changes nothing', async () => {
    await withLayout(async (root) => {
      await updateLayout(root);
      const before = await read(root);
      expect((await checkLayout(root)).changes).toEqual([]);
      await writeFiles(root, { 'vendor/tool.bin': Buffer.from([0, 1]) });
      const { ok, changes, findings } = await checkLayout(root);
      expect({ ok, changes }).toEqual({
        ok: false,
        changes: [{ path: 'vendor/manifest.json', added: [], removed: [], changed: ['vendor/tool.bin'] }],
      });
      expect(findings.map(({ code }) => code)).toContain('manifest-stale');
      expect(await read(root)).toEqual(before);
    });
  });
});

describe('plannedManifests', () => {
  it('is what updateLayout writes, and writes nothing', async () => {
    await withLayout(async (root) => {
      const planned = await plannedManifests(root);
      expect(planned.map(({ path }) => path).toSorted()).toEqual(MANIFESTS.toSorted());
      await updateLayout(root);
      for (const { path, bytes } of planned) expect(await readFile(join(root, path))).toEqual(Buffer.from(bytes));
      expect(await plannedManifests(root)).toEqual([]);
    });
  });
});
