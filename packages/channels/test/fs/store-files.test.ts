import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { diskWrites } from '../../src/fs/index.ts';
import { diskFiles } from '../../src/fs/store-files.ts';

describe('diskFiles', () => {
  it('lists and reads what is there, and nothing where nothing is', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'a/b'), { recursive: true });
      await writeFile(join(folder, 'a/x'), '1');
      const files = diskFiles(folder, diskWrites);
      expect((await files.list('a')).toSorted((one, two) => (one.name < two.name ? -1 : 1))).toEqual([
        { name: 'b', isFolder: true },
        { name: 'x', isFolder: false },
      ]);
      expect([await files.list('none'), await files.list('a/x'), await files.read('a/y')]).toEqual([[], [], undefined]);
      expect([await files.create('a/x', Buffer.from('2')), await files.create('a/y', Buffer.from('2'))]).toEqual([
        false,
        true,
      ]);
      await files.replace('a/x', Buffer.from('3'));
      await files.remove('a/y');
      expect([await files.read('a/x'), await files.read('a/y')]).toEqual([Buffer.from('3'), undefined]);
    });
  });
});
