import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { fileDigest } from '../../src/fs/file-digest.ts';

const LARGE = 16 * 2 ** 20 + 1;

describe('fileDigest', () => {
  it.each([0, 1, 100_000, LARGE - 1, LARGE])('hashes a file of %s bytes', async (size) => {
    await withTemporaryFolder(async (folder) => {
      const bytes = Buffer.alloc(size, 7);
      await writeFile(join(folder, 'file'), bytes);
      expect(await fileDigest(join(folder, 'file'), size)).toBe(digestBytes(bytes));
    });
  });

  it('hashes several large files at once, each in its place', async () => {
    await withTemporaryFolder(async (folder) => {
      const contents = [1, 2, 3, 4, 5, 6].map((byte) => Buffer.alloc(5, byte));
      const paths = contents.map((_, at) => join(folder, String(at)));
      for (const [at, path] of paths.entries()) {
        await writeFile(path, contents[at] ?? '');
        await truncate(path, LARGE);
      }
      const digests = await Promise.all(paths.map((path) => fileDigest(path, LARGE)));
      const wanted = contents.map((start) => digestBytes(Buffer.concat([start, Buffer.alloc(LARGE - 5)])));
      expect(digests).toEqual(wanted);
    });
  });

  it('says which file cannot be read', async () => {
    await expect(fileDigest('/nowhere/at/all', LARGE)).rejects.toThrowCode('SOURCE_READ_FAILED');
  });
});
