import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeSettled } from '../../../src/fs/bundle/change-settled.ts';
import { updateLayout } from '../../../src/fs/update-layout.ts';
import { beginImport, withTree } from './begun-import.ts';

describe('changeSettled', () => {
  it('completes what was cut off first, and leaves nothing of its own', async () => {
    await withTree(async (root, read) => {
      expect(await changeSettled(root, read)).toBe('old old');
      expect((await readdir(root)).toSorted()).toEqual(['a', 'b']);
      await beginImport(root, 'new');
      expect(await changeSettled(root, read)).toBe('new new');
      expect((await readdir(join(root, '.nuspine/import'))).toSorted()).toEqual(['.gitignore', 'history.json']);
    });
  });

  it('lets nobody else change the tree meanwhile', async () => {
    await withTree(async (root) => {
      await changeSettled(root, async () => {
        await expect(updateLayout(root)).rejects.toThrowCode('FOLDER_LOCKED');
      });
    });
  });

  it('says that a folder cannot be written to', async () => {
    await withTree(async (root) => {
      await writeFile(join(root, '.nuspine'), 'a file where the folder should be');
      await expect(changeSettled(root, () => Promise.resolve())).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});
