import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listingSource, listLayout } from '../../src/fs/layout-listing.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';
import { type Files, withLayout, writeFiles } from '../layout-folder.ts';

const config = { ...DEFAULT_OFFLINE_CONFIG, exempt: [{ path: 'exempt', reason: 'a test' }] };
const MORE: Files = {
  'App.csproj': '<Project />',
  'exempt/a.props': '',
  'local-nugets/packages/app/1.0.0/app.targets': '',
  'node_modules/a': '',
  'vendor/a.txt': '',
  'vendor/a/node_modules/b': '',
  '.gitignore': 'out\n*.txt\n',
};
const PATHS = [
  'App.csproj',
  'README.md',
  'plugins/nx/native.node',
  'vendor/a.txt',
  'vendor/a/node_modules/b',
  'vendor/tool.bin',
];

describe('listLayout', () => {
  it.each([true, false])('lists in order what a check looks at; with git: %s', async (git) => {
    await withLayout(
      async (root) => {
        const { paths, buildFiles, source, folders } = await listLayout(root, config);
        const ours = paths.filter((path) => !path.startsWith('.git') && !path.startsWith('local-nugets/'));
        expect(ours.filter((path) => !path.startsWith('node_modules'))).toEqual(PATHS);
        expect(paths).toEqual(paths.toSorted());
        expect(buildFiles).toEqual(['App.csproj']);
        expect(source === '').toBe(!git);
        expect(folders).toContain('vendor/a/node_modules');
        expect(folders.filter((folder) => /packages|exempt/.test(folder))).toEqual([]);
      },
      MORE,
      git,
    );
  });

  it.each([true, false])(
    'lists a repository inside, its files, and nothing that git keeps in it; with git: %s',
    async (git) => {
      await withLayout(
        async (root) => {
          for (const folder of ['copied', 'nobody', 'left'])
            execFileSync('git', ['-C', join(root, 'vendor', folder), 'init', '-q']);
          const exempt = [{ path: 'vendor/left', reason: 'a test' }];
          const { paths } = await listLayout(root, { ...DEFAULT_OFFLINE_CONFIG, exempt });
          expect(paths.filter((path) => path.startsWith('vendor'))).toEqual([
            'vendor/copied',
            'vendor/copied/tool.bin',
            'vendor/nobody',
            'vendor/nobody/.gitignore',
            'vendor/part',
            'vendor/part/lib.bin',
            'vendor/tool.bin',
          ]);
        },
        {
          '.gitignore': 'nobody\n',
          'vendor/copied/tool.bin': 'x',
          'vendor/left/tool.bin': 'x',
          'vendor/nobody/.gitignore': '',
          'vendor/part/.git': 'gitdir: ../../.git/modules/part',
          'vendor/part/lib.bin': 'x',
        },
        git,
      );
    },
  );

  it('orders files as their paths are, beside folders of the same beginning', async () => {
    await withLayout(
      async (root) => {
        const { paths } = await listLayout(root, DEFAULT_OFFLINE_CONFIG);
        expect(paths.filter((path) => path.startsWith('vendor'))).toEqual([
          'vendor/a-b',
          'vendor/a.b',
          'vendor/a/b',
          'vendor/a0',
          'vendor/tool.bin',
        ]);
      },
      { 'vendor/a/b': '', 'vendor/a.b': '', 'vendor/a-b': '', 'vendor/a0': '' },
    );
  });
});

describe('listLayout of what a manifest lists', () => {
  const LISTED = ['tools/x/bin/a.dll', 'tools/x/gone.dll', 'tools/x/node_modules/b.node', 'vendor/tool.bin'];
  const REFUSED = ['src/bin/c.dll', 'tools/../README.md', 'tools/link/d.dll', 'tools/x/.svn/e', 'tools/left/bin/f.dll'];

  it.each([true, false])('looks at what git ignores or npm keeps, in a root; with git: %s', async (git) => {
    await withLayout(
      async (root) => {
        symlinkSync('../src/bin', join(root, 'tools/link'));
        const { paths, absent } = await listLayout(
          root,
          { ...DEFAULT_OFFLINE_CONFIG, exempt: [{ path: 'tools/left', reason: 'a test' }] },
          [...REFUSED, ...LISTED],
        );
        expect(paths).toEqual(paths.toSorted());
        expect(new Set(paths).size).toBe(paths.length);
        expect(paths.filter((path) => path.startsWith('tools/x'))).toEqual([LISTED[0], LISTED[2]]);
        expect(REFUSED.filter((path) => paths.includes(path))).toEqual(git ? [] : ['src/bin/c.dll']);
        expect(absent).toEqual(['tools/../README.md', 'tools/link/d.dll', 'tools/x/gone.dll']);
      },
      {
        '.gitignore': 'bin\nnode_modules\nlink\n.svn\n',
        'src/bin/c.dll': '',
        'src/bin/d.dll': '',
        'tools/left/bin/f.dll': '',
        'tools/x/.svn/e': '',
        'tools/x/bin/a.dll': '',
        'tools/x/node_modules/b.node': '',
      },
      git,
    );
  });
});

describe('listingSource', () => {
  it('is another one when git lists another file', async () => {
    await withLayout(
      async (root) => {
        const { source } = await listLayout(root, config);
        expect(await listingSource(root)).toBe(source);
        mkdirSync(join(root, 'empty'));
        expect(await listingSource(root)).toBe(source);
        await writeFiles(root, { 'src/new': '' });
        expect(await listingSource(root)).not.toBe(source);
      },
      {},
      true,
    );
  });
});
