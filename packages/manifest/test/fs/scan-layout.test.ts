import { execFileSync } from 'node:child_process';
import { rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { scanLayout } from '../../src/fs/scan-layout.ts';
import { readManifests } from '../../src/fs/layout-files.ts';
import { checkLayout, updateLayout } from '../../src/fs/update-layout.ts';
import { verifyLayout } from '../../src/fs/verify-layout.ts';
import { DEFAULT_OFFLINE_CONFIG, type OfflineConfig } from '../../src/offline-config.ts';
import { BINARY, type Files, withLayout, writeFiles } from '../layout-folder.ts';

async function found(more: Files, config: Partial<OfflineConfig> = {}): Promise<readonly string[]> {
  const codes: string[] = [];
  await withLayout(async (root) => {
    const { findings, strays } = await scanLayout(root, { ...DEFAULT_OFFLINE_CONFIG, ...config });
    codes.push(...findings.map(({ code, path }) => `${code} ${path}`), ...strays.map(({ path }) => `stray ${path}`));
  }, more);
  return codes;
}

describe('scanLayout', () => {
  it('describes packages, vendored binaries and those of modules', async () => {
    await withLayout(async (root) => {
      const { packages, binaries, strays, findings } = await scanLayout(root, DEFAULT_OFFLINE_CONFIG);
      expect(packages.map(({ id, version, file }) => `${id} ${version} ${file}`)).toEqual([
        'App 1.0.0 App.1.0.0.nupkg',
        'Dep 2.0.0 Dep.2.0.0.nupkg',
      ]);
      expect(binaries.map(({ path, kind, owner }) => `${path} ${kind} ${owner}`)).toEqual([
        'plugins/nx/native.node elf plugins/nx',
        'vendor/tool.bin binary vendor',
      ]);
      expect({ strays, findings }).toEqual({ strays: [], findings: [] });
    });
  });

  it('finds binaries outside all roots, whatever they are called', async () => {
    expect(await found({ 'src/notes.txt': BINARY, 'vendor-evil/a': BINARY })).toEqual([
      'stray src/notes.txt',
      'stray vendor-evil/a',
    ]);
  });

  it('finds binaries among what version control keeps in a root: no layout holds them', async () => {
    expect(
      await found({ 'vendor/a/.svn/pristine/a': BINARY, 'vendor/.HG/a': BINARY, 'vendor/node_modules/a': BINARY }),
    ).toEqual(['stray vendor/.HG/a', 'stray vendor/a/.svn/pristine/a']);
  });

  it('lists nothing that a run has not finished, and names it', async () => {
    const files = {
      'offline/feeds/.a.tar.zst.0123456789ab.nuspine-tmp': '',
      'offline/feeds/.site.nuspine-tmp/blobs/sha256/a': 'x',
      'offline/feeds/.site.nuspine-tmp/blobs/sha256/b': BINARY,
      'local-nugets/.Dep.3.0.0.nupkg.0123456789ab.nuspine-tmp': BINARY,
      'vendor/.manifest.json.0123456789ab.nuspine-tmp': '{}',
      'vendor/.tool.0123456789ab.nuspine-tmp': BINARY,
      'src/.tool.0123456789ab.nuspine-tmp': BINARY,
    };
    expect(await found(files)).toEqual([
      'file-unfinished local-nugets/.Dep.3.0.0.nupkg.0123456789ab.nuspine-tmp',
      'file-unfinished offline/feeds/.a.tar.zst.0123456789ab.nuspine-tmp',
      'file-unfinished offline/feeds/.site.nuspine-tmp',
      'file-unfinished vendor/.tool.0123456789ab.nuspine-tmp',
      'stray src/.tool.0123456789ab.nuspine-tmp',
    ]);
    await withLayout(async (root) => {
      const { packages, binaries, bundles } = await scanLayout(root, DEFAULT_OFFLINE_CONFIG);
      expect([...packages.map(({ file }) => file), ...binaries.map(({ path }) => path), ...bundles]).toEqual([
        'App.1.0.0.nupkg',
        'Dep.2.0.0.nupkg',
        'plugins/nx/native.node',
        'vendor/tool.bin',
      ]);
    }, files);
  });

  it('passes over what is exempt, and says what is exempt in vain', async () => {
    const exempt = ['src', 'gone'].map((path) => ({ path, reason: 'a test' }));
    expect(await found({ 'src/a': BINARY }, { exempt })).toEqual(['exemption-unused gone']);
  });

  it('refuses the folder that was given up, also empty of files', async () => {
    expect(await found({ 'local-nuget/readme.txt': 'x' })).toEqual(['folder-retired local-nuget']);
    expect(await found({ 'src/Local-NuGet/a.txt': 'x' })).toEqual(['folder-retired local-nuget']);
  });

  it('says of a package what is wrong with it', async () => {
    const dep = await buildPackage({ id: 'Dep', version: '2.0.0', files: {} });
    expect(
      await found({
        'local-nugets/Broken.1.0.0.nupkg': 'no zip',
        'local-nugets/Other.2.0.0.nupkg': dep,
        'local-nugets/a/b/Deep.1.0.0.nupkg': await buildPackage({ id: 'Deep', files: {} }),
        'local-nugets/tool.exe': 'MZ\0',
      }),
    ).toEqual([
      'package-unreadable local-nugets/Broken.1.0.0.nupkg',
      'package-misnamed local-nugets/Other.2.0.0.nupkg',
      'package-duplicate local-nugets/Other.2.0.0.nupkg',
      'package-hidden local-nugets/a/b/Deep.1.0.0.nupkg',
      'binary-unlisted local-nugets/tool.exe',
    ]);
  });

  it('refuses names that are one elsewhere, or none', async () => {
    expect(await found({ 'vendor/Tool.bin': BINARY, 'vendor/aux.txt': 'x' })).toEqual([
      'path-collision vendor/tool.bin',
      'path-unsafe vendor/aux.txt',
    ]);
  });

  it('refuses links in roots and out of the repository', async () => {
    await withLayout(async (root) => {
      await symlink('tool.bin', join(root, 'vendor/link'));
      await symlink('../..', join(root, 'out'));
      await symlink('README.md', join(root, 'fine'));
      const { findings } = await scanLayout(root, DEFAULT_OFFLINE_CONFIG);
      expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([
        'link-outside out',
        'link-in-root vendor/link',
      ]);
    });
  });

  it('says that a Git LFS file was not fetched', async () => {
    const pointer = 'version https://git-lfs.github.com/spec/v1\n';
    expect(await found({ 'vendor/model.onnx': pointer })).toEqual(['pointer-unresolved vendor/model.onnx']);
    expect(await found({ 'local-nugets/Dep.2.0.0.nupkg': pointer })).toEqual([
      'pointer-unresolved local-nugets/Dep.2.0.0.nupkg',
    ]);
  });

  it('looks into ignored files of the roots and not of the rest', async () => {
    await withLayout(
      async (root) => {
        const { binaries, strays } = await scanLayout(root, DEFAULT_OFFLINE_CONFIG);
        expect(binaries.map(({ path }) => path)).toContain('vendor/ignored.bin');
        expect(strays).toEqual([]);
      },
      { '.gitignore': '*.bin\nbin/\n', 'bin/out.dll': BINARY, 'vendor/ignored.bin': BINARY },
      true,
    );
  });

  it('sees what git lists no more, or does not know yet', async () => {
    await withLayout(
      async (root) => {
        await rm(join(root, 'vendor/tool.bin'));
        await rename(join(root, 'README.md'), join(root, 'READ.md'));
        await writeFiles(root, { 'src/new': BINARY });
        const { binaries, strays } = await scanLayout(root, DEFAULT_OFFLINE_CONFIG);
        expect(binaries.map(({ path }) => path)).toEqual(['plugins/nx/native.node']);
        expect(strays.map(({ path }) => path)).toEqual(['src/new']);
      },
      {},
      true,
    );
  });

  it('says that submodules are not looked into, fetched or not, and misses what is not checked out', async () => {
    await withLayout(
      async (root) => {
        await updateLayout(root);
        const git = (...args: readonly string[]): unknown => execFileSync('git', ['-C', root, ...args]);
        for (const path of ['part', 'modules/other'])
          git('update-index', '--add', '--cacheinfo', `160000,${'a'.repeat(40)},${path}`);
        await writeFiles(root, { 'part/lib.dll': BINARY });
        const { findings } = await checkLayout(root);
        const codes = findings.filter(({ code }) => !/-missing$/.test(code)).map(({ code, path }) => `${code} ${path}`);
        expect(codes).toEqual(['submodule-unverified modules/other', 'submodule-unverified part']);
        git('update-index', '--skip-worktree', 'vendor/tool.bin');
        await rm(join(root, 'vendor/tool.bin'));
        const verified = (await verifyLayout(root)).findings.map(({ code, path }) => `${code} ${path}`);
        expect(verified).toContain('binary-missing vendor/tool.bin');
      },
      {},
      true,
    );
  });

  it.each([true, false])('warns of a repository in a root, and lists its files alone; with git: %s', async (git) => {
    await withLayout(
      async (root) => {
        execFileSync('git', ['-C', join(root, 'vendor/copied'), 'init', '-q']);
        await writeFiles(root, { 'vendor/copied/.git/objects/ab/cdef': BINARY });
        await updateLayout(root);
        const { vendor } = (await readManifests(root, DEFAULT_OFFLINE_CONFIG)).manifests;
        const listed = vendor.files.map(({ path }) => path).filter((path) => path.includes('copied'));
        expect(listed).toEqual(['vendor/copied/tool.bin']);
        const { findings } = await checkLayout(root);
        const codes = findings.map(({ code, path }) => `${code} ${path}`).filter((line) => line.includes('submodule'));
        expect(codes).toEqual(['submodule-unverified vendor/copied']);
      },
      { 'vendor/copied/tool.bin': BINARY },
      git,
    );
  });

  it('checks blobs of an OCI layout against their names', async () => {
    const layout = 'offline/feeds/site';
    const hex = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    const index = JSON.stringify({ manifests: [{ digest: `sha256:${hex}` }, { digest: `sha256:${'0'.repeat(64)}` }] });
    const files = {
      [`${layout}/oci-layout`]: '{}',
      [`${layout}/index.json`]: index,
      [`${layout}/blobs/sha256/${hex}`]: '{}',
    };
    expect(await found(files)).toEqual([`layout-incomplete ${layout}`]);
    expect(await found({ ...files, [`${layout}/blobs/sha256/${hex}`]: '{ }' })).toEqual([
      `blob-mismatch ${layout}/blobs/sha256/${hex}`,
      `layout-incomplete ${layout}`,
    ]);
    expect(await found({ [`${layout}/oci-layout`]: '{}' })).toEqual([`layout-incomplete ${layout}`]);
  });

  it('refuses a root that is not there', async () => {
    await expect(scanLayout('no-such-folder', DEFAULT_OFFLINE_CONFIG)).rejects.toThrowCode('MANIFEST_ROOT_MISSING');
  });
});
