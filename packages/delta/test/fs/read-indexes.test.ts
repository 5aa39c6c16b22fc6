import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { folderAccess } from '../../src/fs/folder-access.ts';
import { readIndexes, reasonOf } from '../../src/fs/read-indexes.ts';
import { fillFeed } from './feed-folder.ts';

describe('readIndexes', () => {
  it('passes over an index that cannot be read while there is another', async () => {
    await withTemporaryFolder(async (folder) => {
      await fillFeed(folder, 0);
      await writeFile(join(folder, 'releases.win.json'), '<html>');
      const { indexes, unreadable } = await readIndexes(folderAccess(folder));
      expect(indexes.map(({ fileName }) => fileName)).toEqual(['RELEASES']);
      expect(unreadable).toMatchObject([{ fileName: 'releases.win.json' }]);
    });
  });

  it('throws what is wrong when there is no other, and DELTA_NOT_AN_INDEX when there is none', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(readIndexes(folderAccess(folder))).rejects.toThrowCode('DELTA_NOT_AN_INDEX');
      await writeFile(join(folder, 'RELEASES'), '<html>');
      await expect(readIndexes(folderAccess(folder))).rejects.toThrowCode('RELEASES_LINE_INVALID');
    });
  });
});

describe('reasonOf', () => {
  it('is the message of an error', () => {
    expect(reasonOf(new Error('gone'))).toBe('gone');
    expect(reasonOf('gone')).toBe('gone');
  });
});
