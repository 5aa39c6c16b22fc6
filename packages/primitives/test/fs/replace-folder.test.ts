import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { replaceFolder } from '../../src/fs/index.ts';

describe('replaceFolder', () => {
  it('makes a folder with those above it', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a/b');
      await replaceFolder(path, false, (next) => writeFile(join(next, 'new'), 'new'));
      expect(await readFile(join(path, 'new'), 'utf8')).toBe('new');
      expect(await readdir(join(folder, 'a'))).toEqual(['b']);
    });
  });

  it('puts it in the place of another', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      await replaceFolder(path, true, (next) => writeFile(join(next, 'new'), 'new'));
      expect(await readdir(path)).toEqual(['new']);
      expect(await readdir(folder)).toEqual(['a']);
    });
  });

  it('leaves what was there and nothing else if it cannot be filled', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      const failed = replaceFolder(path, true, () => Promise.reject(new Error('full')));
      await expect(failed).rejects.toThrow('full');
      expect(await readdir(path)).toEqual(['old']);
      expect(await readdir(folder)).toEqual(['a']);
    });
  });

  it('leaves what was there if that cannot be moved away', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      const failed = replaceFolder(path, true, (next) => writeFile(join(dirname(next), 'before'), 'in the way'));
      await expect(failed).rejects.toHaveProperty('syscall', 'rename');
      expect(await readdir(path)).toEqual(['old']);
      expect(await readdir(folder)).toEqual(['a']);
    });
  });

  it('takes the place of nothing that it was not told of', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      await expect(replaceFolder(path, false, () => Promise.resolve())).rejects.toThrow();
      expect(await readdir(path)).toEqual(['old']);
    });
  });
});

async function oldFolder(folder: string): Promise<string> {
  const path = join(folder, 'a');
  await mkdir(path);
  await writeFile(join(path, 'old'), 'old');
  return path;
}
