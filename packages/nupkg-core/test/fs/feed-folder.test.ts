import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { flatFeedPackages, readFeedFolder } from '../../src/fs/feed-folder.ts';

async function withFiles<T>(paths: readonly string[], use: (folder: string) => Promise<T>): Promise<T> {
  return withTemporaryFolder(async (folder) => {
    for (const path of paths) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), '');
    }
    return use(folder);
  });
}

describe('readFeedFolder', () => {
  it('sorts what it finds by name', async () => {
    await withFiles(['b.nupkg', 'B.NuPkg', 'a.txt', 'sub/c.nupkg'], async (folder) => {
      expect(await readFeedFolder(folder)).toEqual({
        files: ['B.NuPkg', 'a.txt', 'b.nupkg'],
        packages: ['B.NuPkg', 'b.nupkg'],
        folders: ['sub'],
      });
    });
  });

  it('follows links, and takes one that leads nowhere for a file', async () => {
    await withFiles(['store/a.nupkg', 'feed/b.txt'], async (folder) => {
      await symlink(join(folder, 'store'), join(folder, 'feed', 'linked'), 'junction');
      await symlink(join(folder, 'none'), join(folder, 'feed', 'lost.nupkg'), 'junction');
      expect(await readFeedFolder(join(folder, 'feed'))).toEqual({
        files: ['b.txt', 'lost.nupkg'],
        packages: ['lost.nupkg'],
        folders: ['linked'],
      });
    });
  });

  it('refuses a folder that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readFeedFolder(join(folder, 'none'))).rejects.toThrowCode('FEED_UNREADABLE');
    });
  });
});

describe('flatFeedPackages', () => {
  it('looks into the folder and one level below, no deeper', async () => {
    await withFiles(['b.nupkg', 'sub/a.nupkg', 'sub/deep/c.nupkg'], async (folder) => {
      expect(await flatFeedPackages(folder)).toEqual([join(folder, 'b.nupkg'), join(folder, 'sub', 'a.nupkg')]);
    });
  });
});
