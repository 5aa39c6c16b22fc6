import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { withFileSource } from '../../src/fs/index.ts';

describe('withFileSource', () => {
  it('reads any part of a file', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'a.bin');
      await writeFile(path, Uint8Array.from([1, 2, 3, 4]));
      const bytes = await withFileSource(path, (source) => source.read(1, 2));
      expect([...bytes]).toEqual([2, 3]);
    });
  });

  it('names the file that cannot be opened', async () => {
    await withTemporaryFolder(async (folder) => {
      const missing = withFileSource(join(folder, 'missing'), (source) => source.read(0, 1));
      await expect(missing).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });

  it('refuses a folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const opened = withFileSource(folder, (source) => source.read(0, 1));
      await expect(opened).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });
});
