import { renameSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CodedError } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { placeFolder, replaceFolder } from '../../src/fs/index.ts';

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

  it('leaves what was there if the other folder cannot be put in its place', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      const failed = replaceFolder(path, true, (next) => rm(next, { recursive: true }));
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

describe('placeFolder', () => {
  it.each([1, 2])('leaves what was there if only rename %d fails', async (bad) => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      await mkdir(join(folder, 'next'));
      const placed = placeFolder(join(folder, 'next'), path, true, failingRenames(bad, bad));
      await expect(placed).rejects.toThrow('EIO');
      expect(await readdir(path)).toEqual(['old']);
      expect(await readdir(folder)).toEqual(['a', 'next']);
    });
  });

  it('names the place where what was there lies if it cannot come back', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = await oldFolder(folder);
      await mkdir(join(folder, 'next'));
      const placed = placeFolder(join(folder, 'next'), path, true, failingRenames(2, 3));
      await expect(placed).rejects.toThrowCode('FILE_WRITE_FAILED');
      const found = await placed.catch((error: unknown) => (error instanceof CodedError ? error.details.found : ''));
      expect(await readFile(join(String(found), 'old'), 'utf8')).toBe('old');
    });
  });
});

/** Fails from the rename with one number to the one with another, counted from 1. */
function failingRenames(first: number, last: number): typeof renameSync {
  let at = 0;
  return (from, to) => {
    at += 1;
    if (at >= first && at <= last) throw new Error('EIO: i/o error, rename');
    renameSync(from, to);
  };
}

async function oldFolder(folder: string): Promise<string> {
  const path = join(folder, 'a');
  await mkdir(path);
  await writeFile(join(path, 'old'), 'old');
  return path;
}
