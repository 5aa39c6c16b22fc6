import { execFileSync } from 'node:child_process';
import { chown, mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it, vi } from 'vitest';
import { listFiles, walkFiles } from '../../src/fs/list-files.ts';
import { type Files, withLayout, writeFiles } from '../layout-folder.ts';

const ignored = { '.gitignore': 'out/\n', 'out/a.txt': 'x', 'node_modules/a/index.js': 'x' };

/** Git, with nothing of the machine's own configuration. */
function git(root: string, ...args: readonly string[]): string {
  const env = {
    PATH: process.env['PATH'],
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.test',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.test',
  };
  return execFileSync('git', ['-C', root, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' });
}

/** A repository in which all of that is committed. */
async function commit(root: string, files: Files): Promise<void> {
  await mkdir(root, { recursive: true });
  await writeFiles(root, files);
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'all', '--allow-empty');
}

async function withRepository(files: Files, use: (root: string, folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const root = join(folder, 'repository');
    await commit(root, files);
    await use(root, folder);
  });
}

async function listed(root: string): Promise<readonly string[]> {
  return (await listFiles(root)).map(({ path, type }) => (type === 'file' ? path : `${path} ${type}`));
}

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

  it('lists what is tracked though it is ignored, staged only, announced only, or in conflict', async () => {
    await withRepository({ a: '1', 'out/kept': '1' }, async (root) => {
      await writeFiles(root, { '.gitignore': 'out/\n', 'out/new': '', staged: '', announced: '' });
      git(root, 'add', 'staged', '.gitignore');
      git(root, 'add', '--intent-to-add', 'announced');
      git(root, 'commit', '-q', '-m', 'b', '-a');
      git(root, 'branch', 'other');
      await writeFile(join(root, 'a'), '2');
      git(root, 'commit', '-q', '-m', 'c', '-a');
      git(root, 'checkout', '-q', 'other');
      await writeFile(join(root, 'a'), '3');
      git(root, 'commit', '-q', '-m', 'd', '-a');
      expect(() => git(root, 'merge', '-')).toThrow();
      expect(git(root, 'ls-files', '--unmerged').split('\n')).toHaveLength(4);
      expect(await listed(root)).toEqual(['.gitignore', 'a', 'announced', 'out/kept', 'staged']);
    });
  });

  it.each(['--assume-unchanged', '--skip-worktree'])(
    'lists a file that git was told not to look at: %s',
    async (flag) => {
      await withRepository({ a: '', b: '' }, async (root) => {
        git(root, 'update-index', flag, 'a');
        await writeFile(join(root, 'a'), 'changed');
        expect(git(root, 'status', '--porcelain')).toBe('');
        expect(await listed(root)).toEqual(['a', 'b']);
      });
    },
  );

  it.each(['--no-sparse-index', '--sparse-index'])(
    'lists what a sparse checkout leaves out, and what lies there: %s',
    async (form) => {
      await withRepository({ 'in/a': '', 'out/b': '', 'out/deep/c': '' }, async (root) => {
        git(root, 'sparse-checkout', 'set', '--cone', form, 'in');
        await writeFiles(root, { 'out/new': '' });
        expect(walkFiles(root, '', new Set(['.git'])).map(({ path }) => path)).toEqual(['in/a', 'out/new']);
        expect(await listed(root)).toEqual(['in/a', 'out/b', 'out/deep/c', 'out/new']);
      });
    },
  );

  it('names submodules, fetched or not, and repositories inside, and does not look into them', async () => {
    await withRepository({ a: '' }, async (root, folder) => {
      await commit(join(folder, 'part'), { 'lib.dll': 'x' });
      git(
        root,
        '-c',
        'protocol.file.allow=always',
        'submodule',
        '--quiet',
        'add',
        join(folder, 'part'),
        'modules/part',
      );
      await commit(join(root, 'inside'), { 'lib.dll': 'x' });
      const all = ['.gitmodules', 'a', 'inside submodule', 'modules/part submodule'];
      expect(await listed(root)).toEqual(all);
      git(root, 'submodule', '--quiet', 'deinit', '--force', 'modules/part');
      expect(await listed(root)).toEqual(all);
      await rm(join(root, 'modules'), { recursive: true });
      expect(await listed(root)).toEqual(all);
    });
  });

  it('names a repository inside that has no commit yet', async () => {
    await withRepository({ a: '' }, async (root) => {
      await writeFiles(root, { 'inside/lib.dll': 'x' });
      git(join(root, 'inside'), 'init', '-q');
      expect(await listed(root)).toEqual(['a', 'inside submodule']);
    });
  });

  it('lists a working tree beside the repository as its own, and one inside it as no part of it', async () => {
    await withRepository({ a: '', '.gitignore': 'out/\n' }, async (root, folder) => {
      git(root, 'worktree', 'add', '-q', join(folder, 'beside'));
      git(root, 'worktree', 'add', '-q', '-b', 'within', 'trees/within');
      await writeFiles(join(folder, 'beside'), { new: '', 'out/b': '' });
      expect(await listed(join(folder, 'beside'))).toEqual(['.gitignore', 'a', 'new']);
      expect(await listed(root)).toEqual(['.gitignore', 'a', 'trees/within submodule']);
    });
  });

  it.each(['true', 'false'])('lists names that differ by case when core.ignorecase is %s', async (value) => {
    await withRepository({ 'Lib.txt': '', '.gitignore': 'OUT/\n' }, async (root) => {
      git(root, 'config', 'core.ignorecase', value);
      await rename(join(root, 'Lib.txt'), join(root, 'lib.txt'));
      await writeFiles(root, { 'out/a': '' });
      expect(await listed(root)).toEqual(['.gitignore', 'Lib.txt', 'lib.txt', 'out/a']);
    });
  });

  it('lists links as links, wherever they lead', async () => {
    await withRepository({ a: '' }, async (root) => {
      await symlink('a', join(root, 'link'));
      git(root, 'add', 'link');
      expect(await listed(root)).toEqual(['a', 'link link']);
    });
  });

  it('lists a folder of a repository from there, and walks one that the repository ignores', async () => {
    await withRepository({ '.gitignore': 'out/\n', 'part/a': '', b: '' }, async (root) => {
      await writeFiles(root, { 'out/c': '', 'part/.gitignore': 'd\n', 'part/d': '' });
      expect(await listed(join(root, 'part'))).toEqual(['.gitignore', 'a']);
      expect(await listed(join(root, 'out'))).toEqual(['c']);
    });
  });

  it('asks the repository at hand, from a hook of another one too', async () => {
    await withRepository({ a: '' }, async (root, folder) => {
      await commit(join(folder, 'other'), { b: '' });
      vi.stubEnv('GIT_DIR', join(folder, 'other/.git'));
      vi.stubEnv('GIT_WORK_TREE', join(folder, 'other'));
      vi.stubEnv('GIT_INDEX_FILE', join(folder, 'other/.git/index'));
      try {
        expect(await listed(root)).toEqual(['a']);
      } finally {
        vi.unstubAllEnvs();
      }
    });
  });

  // Only the superuser may give files away.
  it.skipIf(process.getuid?.() !== 0)('lists a repository of another user', async () => {
    await withRepository({ a: '', '.gitignore': 'out/\n' }, async (root) => {
      await writeFiles(root, { 'out/b': '' });
      for (const path of ['', '.git']) await chown(join(root, path), 12_345, 12_345);
      expect(() => git(root, 'status')).toThrow();
      expect(await listed(root)).toEqual(['.gitignore', 'a']);
    });
  });

  it('runs no program that the configuration of the repository names', async () => {
    await withRepository({ a: '' }, async (root, folder) => {
      git(root, 'config', 'core.fsmonitor', `touch '${join(folder, 'ran')}'; false`);
      await listed(root);
      expect(walkFiles(folder, '', new Set(['repository']))).toEqual([]);
    });
  });
});

describe('walkFiles', () => {
  it('finds nothing in a folder that is not there', () => {
    expect(walkFiles('no-such-folder', 'vendor')).toEqual([]);
  });
});
