import {
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LayoutCache } from '../../../src/fs/remembered/layout-cache.ts';
import type { LayoutVerdict } from '../../../src/fs/remembered/layout-verdict.ts';
import { verifyRemembered } from '../../../src/fs/remembered/verify-remembered.ts';
import { BINARY, type Files, writeFiles } from '../../layout-folder.ts';
import { found, withRemembered } from './remembered-layout.ts';

const TOOL = 'vendor/tool.bin';
const OTHER = Buffer.from([9, 0, 2, 0, 255, 254, 253, 0]);
const BUNDLE: Files = {
  'vendor/.a.nuspine-tmp': BINARY,
  'offline/feeds/list.cdx.json': '{}',
  'src/a.txt': 'a',
  'src/b.txt': 'b',
};

async function verdictOf(root: string, cache: LayoutCache): Promise<LayoutVerdict | undefined> {
  const remembered = cache.read();
  return remembered === undefined ? undefined : (await verifyRemembered(root, remembered, cache)).verdict;
}

describe.each([true, false])('verifyRemembered, with git: %s', (git) => {
  it('says the same of what has not changed, and of files that have no part in it', async () => {
    await withRemembered(
      async (root, open) => {
        const first = await found(root, open());
        writeFileSync(join(root, 'src/a.txt'), 'another text');
        const verdict = await verdictOf(root, open());
        expect(verdict?.checked).toMatchObject({ packages: 2, binaries: 2, bundles: 1 });
        expect(await found(root, open())).toEqual(first);
      },
      BUNDLE,
      git,
    );
  });

  it('leaves to judge anew what git or the disk has a file more of', async () => {
    await withRemembered(
      async (root, open) => {
        await found(root, open());
        await writeFiles(root, { 'src/new': BINARY });
        expect(await verdictOf(root, open())).toBeUndefined();
        expect(await found(root, open())).toEqual(await found(root));
      },
      {},
      git,
    );
  });

  it('leaves to judge anew a listed file that git ignores, once it comes back', async () => {
    await withRemembered(
      async (root, open) => {
        const [path, manifest] = [join(root, 'plugins/nx/native.node'), join(root, 'vendor/manifest.json')];
        const bytes = readFileSync(path);
        mkdirSync(join(root, 'plugins/nx/node_modules'));
        rmSync(path);
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('nx/native', 'nx/node_modules/native'));
        expect(await found(root, open())).toEqual([
          'binary-missing plugins/nx/node_modules/native.node undefined undefined',
        ]);
        expect(await found(root, open())).toHaveLength(1);
        writeFileSync(join(root, 'plugins/nx/node_modules/native.node'), bytes);
        expect(await found(root, open())).toEqual([]);
      },
      { '.gitignore': 'node_modules\n' },
      git,
    );
  });

  it('finds another content of the same size, with the time and the inode as before', async () => {
    await withRemembered(
      async (root, open) => {
        const path = join(root, TOOL);
        utimesSync(path, 1000, 1000);
        await found(root, open());
        const before = lstatSync(path);
        await new Promise((resolve) => setTimeout(resolve, 20));
        writeFileSync(path, OTHER);
        utimesSync(path, before.atime, before.mtime);
        const after = lstatSync(path);
        expect([after.size, after.mtimeMs, after.ino]).toEqual([before.size, before.mtimeMs, before.ino]);
        const { findings = [] } = (await verdictOf(root, open())) ?? {};
        expect(findings.map(({ code, path: at }) => `${code} ${at}`)).toEqual([`digest-mismatch ${TOOL}`]);
        writeFileSync(path, BINARY);
        expect((await verdictOf(root, open()))?.findings).toEqual([]);
      },
      {},
      git,
    );
  });
});

describe('verifyRemembered', () => {
  const changes: readonly (readonly [name: string, change: (root: string) => void | Promise<void>])[] = [
    ['a file added', (root) => writeFiles(root, { 'vendor/new': BINARY })],
    ['a file removed', (root) => rmSync(join(root, TOOL))],
    ['a file renamed', (root) => renameSync(join(root, 'src/a.txt'), join(root, 'src/c.txt'))],
    ['a manifest changed', (root) => writeFiles(root, { 'vendor/manifest.json': '{"formatVersion":1,"files":[]}' })],
    ['a configuration added', (root) => writeFiles(root, { 'nuspine.offline.json': '{"formatVersion":1}' })],
    [
      'a pointer in place of a binary',
      (root) => writeFiles(root, { [TOOL]: 'version https://git-lfs.github.com/spec/v1\n' }),
    ],
    ['what is not finished changed', (root) => writeFiles(root, { 'vendor/.a.nuspine-tmp': OTHER })],
    ['text in place of a binary', (root) => writeFiles(root, { [TOOL]: 'text' })],
    ['a binary in place of text', (root) => writeFiles(root, { 'src/a.txt': BINARY })],
    ['a package changed', (root) => writeFiles(root, { 'local-nugets/App.1.0.0.nupkg': BINARY })],
    ['a bundle changed', (root) => writeFiles(root, { 'offline/feeds/list.cdx.json': '{ }' })],
    ['the folder that was given up', (root) => writeFiles(root, { 'local-nuget/a': '' })],
    [
      'a link in place of a file',
      (root) => {
        rmSync(join(root, 'src/a.txt'));
        symlinkSync('b.txt', join(root, 'src/a.txt'));
      },
    ],
  ];

  it.each(changes)('leaves to judge anew %s', async (_, change) => {
    await withRemembered(async (root, open) => {
      await found(root, open());
      expect(await verdictOf(root, open())).toBeDefined();
      await change(root);
      expect(await verdictOf(root, open())).toBeUndefined();
      expect(await found(root, open())).toEqual(await found(root));
      expect(await found(root, open())).toEqual(await found(root));
    }, BUNDLE);
  });

  it('is renewed once reading what changed takes longer than to write it down', async () => {
    await withRemembered(async (root, open) => {
      await found(root, open());
      const manifest = join(root, 'vendor/manifest.json');
      writeFileSync(manifest, readFileSync(manifest));
      writeFileSync(join(root, TOOL), OTHER);
      const changed = await found(root, open());
      expect(changed).toHaveLength(1);
      const remembered = open().read();
      expect(remembered?.verdict?.unsound.map(({ path }) => path)).toEqual([TOOL]);
      expect(remembered?.verdict?.findings).toHaveLength(1);
      expect(await found(root, open())).toEqual(changed);
      writeFileSync(join(root, TOOL), BINARY);
      expect(await found(root, open())).toEqual([]);
    });
  });
});
