import { withTemporaryFolder } from '@nuspine/testkit';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderDigest } from '../../src/fs/folder-digest.ts';

const all = (): boolean => true;
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('folderDigest', () => {
  it('changes with a name or a byte of any file, and with nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'sub'));
      await writeFile(join(folder, 'sub', 'a.nupkg'), 'one');
      const first = await folderDigest(folder, all);
      await writeFile(join(folder, 'sub', 'a.nupkg'), 'two');
      const second = await folderDigest(folder, all);
      await rename(join(folder, 'sub', 'a.nupkg'), join(folder, 'a.nupkg'));
      const third = await folderDigest(folder, all);
      expect(new Set([first, second, third, EMPTY]).size).toBe(4);
      expect(await folderDigest(folder, all)).toBe(third);
    });
  });

  it('is the same for the same files elsewhere', async () => {
    const digest = (): Promise<string> =>
      withTemporaryFolder(async (folder) => {
        await writeFile(join(folder, 'a.nupkg'), 'one');
        return await folderDigest(folder, all);
      });
    expect(await digest()).toBe(await digest());
  });

  it('leaves out files that are not included', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.txt'), 'one');
      expect(await folderDigest(folder, (name) => name.endsWith('.nupkg'))).toBe(EMPTY);
    });
  });

  it('reads one file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.nupkg'), 'one');
      const first = await folderDigest(join(folder, 'a.nupkg'), all);
      await writeFile(join(folder, 'a.nupkg'), 'two');
      expect(await folderDigest(join(folder, 'a.nupkg'), all)).not.toBe(first);
    });
  });

  it('is that of an empty folder for a folder that is not there', async () => {
    await withTemporaryFolder(async (folder) => {
      expect(await folderDigest(join(folder, 'none'), all)).toBe(EMPTY);
    });
  });
});
