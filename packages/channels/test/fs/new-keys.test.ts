import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { makeKeyFile, newKey, newKeys, readTrustKeys } from '../../src/fs/index.ts';

describe('newKeys', () => {
  it('writes nothing before they are kept, and once', async () => {
    await withTemporaryFolder(async (folder) => {
      const paths = ['a.pem', 'b.pem'].map((name) => join(folder, name));
      const { keys, keep } = await newKeys(paths);
      expect(await readdir(folder)).toEqual([]);
      await Promise.all([keep(), keep()]);
      expect((await readTrustKeys(paths, {})).map(({ id }) => id)).toEqual(keys.map(({ id }) => id));
    });
  });

  it('leaves no key behind when one of them cannot be kept', async () => {
    await withTemporaryFolder(async (folder) => {
      const { keep } = await newKeys(['a.pem', 'b.pem'].map((name) => join(folder, name)));
      await writeFile(join(folder, 'b.pem'), 'mine');
      await expect(keep()).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      expect(await readdir(folder)).toEqual(['b.pem']);
    });
  });
});

describe('newKey', () => {
  it('refuses a file that is there before anything is signed', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'a.pem'), 'mine');
      await expect(newKey(join(folder, 'a.pem'))).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
    });
  });
});

describe('makeKeyFile', () => {
  it('writes a new key that only its owner may read', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'keys/one.pem');
      const key = await makeKeyFile(path);
      expect((await readTrustKeys([path], {}))[0]?.id).toBe(key.id);
      // Windows knows no such modes.
      if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    });
  });

  it('never writes over a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'one.pem');
      await writeFile(path, 'mine');
      await expect(makeKeyFile(path)).rejects.toThrowCode('FILE_NOT_REPLACEABLE');
      await expect(makeKeyFile(join(path, 'below.pem'))).rejects.toThrowCode('FILE_WRITE_FAILED');
      expect(await readFile(path, 'utf8')).toBe('mine');
    });
  });
});
