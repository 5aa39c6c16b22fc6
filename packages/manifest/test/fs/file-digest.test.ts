import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { fileDigest } from '../../src/fs/file-digest.ts';

describe('fileDigest', () => {
  it.each([0, 1, 100_000, 16 * 2 ** 20, 16 * 2 ** 20 + 1])('hashes a file of %s bytes', async (size) => {
    await withTemporaryFolder(async (folder) => {
      const bytes = Buffer.alloc(size, 7);
      await writeFile(join(folder, 'file'), bytes);
      expect(await fileDigest(join(folder, 'file'), size)).toBe(digestBytes(bytes));
    });
  });
});
