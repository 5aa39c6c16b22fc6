import { describe, expect, it } from 'vitest';
import { listFiles, walkFiles } from '../../src/fs/list-files.ts';
import { withLayout } from '../layout-folder.ts';

const ignored = { '.gitignore': 'out/\n', 'out/a.txt': 'x', 'node_modules/a/index.js': 'x' };

describe('listFiles', () => {
  it('leaves out what git ignores', async () => {
    await withLayout(
      async (root) => {
        const paths = (await listFiles(root)).map(({ path }) => path);
        expect(paths).toContain('README.md');
        expect(paths).not.toContain('out/a.txt');
      },
      ignored,
      true,
    );
  });

  it('walks where there is no git, past packages of npm', async () => {
    await withLayout(async (root) => {
      const paths = (await listFiles(root)).map(({ path }) => path);
      expect(paths).toContain('out/a.txt');
      expect(paths.filter((path) => path.startsWith('node_modules'))).toEqual([]);
    }, ignored);
  });

  it('orders names by code unit', async () => {
    await withLayout(
      async (root) => {
        const paths = (await listFiles(root)).map(({ path }) => path);
        expect(paths).toEqual(paths.toSorted());
        expect(paths).toContain('ü "x".txt');
      },
      { 'B.txt': '', 'a.txt': '', 'ü "x".txt': '' },
      true,
    );
  });
});

describe('walkFiles', () => {
  it('finds nothing in a folder that is not there', () => {
    expect(walkFiles('no-such-folder', 'vendor')).toEqual([]);
  });
});
