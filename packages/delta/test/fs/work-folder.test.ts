import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { isLeftover, removeLeftovers, withFolder, withWorkFolder } from '../../src/fs/work-folder.ts';

describe('withWorkFolder', () => {
  it('makes a folder that counts as a leftover, and removes it with its content', async () => {
    await withTemporaryFolder(async (parent) => {
      await withWorkFolder(parent, async (folder) => {
        await writeFile(join(folder, 'a'), '1');
        expect((await readdir(parent)).every(isLeftover)).toBe(true);
      });
      expect(await readdir(parent)).toEqual([]);
    });
  });

  it('removes it when the work throws', async () => {
    await withTemporaryFolder(async (parent) => {
      await expect(withWorkFolder(parent, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
      expect(await readdir(parent)).toEqual([]);
    });
  });
});

describe('isLeftover', () => {
  it.each([
    ['.RELEASES.0a1b2c.nuspine-tmp', true],
    ['App-1.0.0-full.nupkg', false],
    ['notes.nuspine-tmp', false],
    ['.nuspine-lock', false],
  ])('of %s is %s', (name, answer) => {
    expect(isLeftover(name)).toBe(answer);
  });
});

describe('removeLeftovers', () => {
  it('removes leftover files and folders, and nothing else, also nothing of the lock', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, '.work.1.nuspine-tmp'));
      await writeFile(join(folder, '.work.1.nuspine-tmp', 'a'), '1');
      await writeFile(join(folder, '.RELEASES.2.nuspine-tmp'), '1');
      const others = ['.nuspine-lock', '.nuspine-lock.3.nuspine-tmp', 'keep'];
      for (const name of others) await writeFile(join(folder, name), '1');
      await removeLeftovers(folder);
      expect((await readdir(folder)).toSorted()).toEqual(others);
    });
  });
});

describe('withFolder', () => {
  it('makes the folder and those around it', async () => {
    await withTemporaryFolder(async (parent) => {
      await withFolder(join(parent, 'a', 'b'), async () => writeFile(join(parent, 'a', 'b', 'c'), '1'));
      expect(await readdir(join(parent, 'a', 'b'))).toEqual(['c']);
    });
  });

  it('removes what it made when the work throws', async () => {
    await withTemporaryFolder(async (parent) => {
      await expect(withFolder(join(parent, 'a', 'b'), () => Promise.reject(new Error('x')))).rejects.toThrow('x');
      expect(await readdir(parent)).toEqual([]);
    });
  });

  it('keeps a folder that was there, and one that is not empty', async () => {
    await withTemporaryFolder(async (parent) => {
      await expect(withFolder(parent, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
      const fill = async (): Promise<never> => {
        await writeFile(join(parent, 'a', 'b', 'c'), '1');
        throw new Error('x');
      };
      await expect(withFolder(join(parent, 'a', 'b'), fill)).rejects.toThrow('x');
      expect(await readdir(join(parent, 'a', 'b'))).toEqual(['c']);
    });
  });
});
