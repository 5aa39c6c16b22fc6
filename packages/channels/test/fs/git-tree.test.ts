import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { gitObjects } from '../../src/fs/git-objects.ts';
import { gitTree } from '../../src/fs/git-tree.ts';

async function withCommit(format: string, use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: folder });
    git('init', '--quiet', `--object-format=${format}`);
    mkdirSync(join(folder, 'a/log'), { recursive: true });
    for (const path of ['a/x.txt', 'a/log/1.json', 'top']) writeFileSync(join(folder, path), path);
    git('add', '.');
    git('-c', 'user.name=t', '-c', 'user.email=t@example.test', 'commit', '--quiet', '-m', 'x');
    await use(folder);
  });
}

const names = (entries: readonly { name: string; isFolder: boolean }[]) =>
  entries.map(({ name, isFolder }) => `${name}${isFolder ? '/' : ''}`).toSorted();

describe('gitTree', () => {
  it.each(['sha1', 'sha256'])('reads a commit of %s, and its own changes on top', async (format) => {
    await withCommit(format, async (folder) => {
      const objects = gitObjects(folder);
      const tree = gitTree(objects, 'HEAD');
      expect(names(await tree.list('a'))).toEqual(['log/', 'x.txt']);
      expect(Buffer.from((await tree.read('a/x.txt')) ?? []).toString()).toBe('a/x.txt');
      expect(await tree.create('a/x.txt', Buffer.from('y'))).toBe(false);
      expect(await tree.create('a/sub/y', Buffer.from('y'))).toBe(true);
      await tree.replace('a/z', Buffer.from('z'));
      await tree.remove('a/x.txt');
      expect(names(await tree.list('a'))).toEqual(['log/', 'sub/', 'z']);
      expect([await tree.read('a/x.txt'), await tree.read('a'), await tree.list('none')]).toEqual([
        undefined,
        undefined,
        [],
      ]);
      expect([...tree.changes.keys()]).toEqual(['a/sub/y', 'a/z', 'a/x.txt']);
      objects.close();
    });
  });

  it('is empty without a commit', async () => {
    const tree = gitTree({ read: () => Promise.reject(new Error('asked')), close: () => undefined }, undefined);
    expect([await tree.read('a'), await tree.list('a')]).toEqual([undefined, []]);
  });
});
