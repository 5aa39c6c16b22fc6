import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { diskWrites } from '../../src/fs/index.ts';

describe('diskWrites', () => {
  it('creates a file for one of many who try at once, and leaves nothing else', async () => {
    await withTemporaryFolder(async (folder) => {
      const path = join(folder, 'log', '00000001.json');
      const won = await Promise.all(Array.from({ length: 20 }, (_, n) => diskWrites.create(path, Buffer.from([n]))));
      expect(won.filter(Boolean)).toHaveLength(1);
      expect((await readFile(path))[0]).toBe(won.indexOf(true));
      expect(await readdir(join(folder, 'log'))).toEqual(['00000001.json']);
    });
  });

  it('says which file it cannot write', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '');
      await expect(diskWrites.create(join(folder, 'file', 'below'), Buffer.of())).rejects.toThrowCode(
        'FILE_WRITE_FAILED',
      );
      await expect(diskWrites.replace(join(folder, 'file', 'below'), Buffer.of())).rejects.toThrowCode(
        'FILE_WRITE_FAILED',
      );
    });
  });
});
