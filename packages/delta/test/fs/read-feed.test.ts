import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { readFeed } from '../../src/fs/read-feed.ts';

const LINE = `${'A'.repeat(40)} App-1.0.0-full.nupkg 1`;

describe('readFeed', () => {
  it.each([
    ['its folder', ''],
    ['the index itself', 'RELEASES'],
  ])('reads the index, given %s', async (_what, name) => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'RELEASES'), LINE);
      const feed = await readFeed(join(folder, name));
      expect(feed).toMatchObject({ folder, indexes: [{ entries: [{ fileName: 'App-1.0.0-full.nupkg' }] }] });
    });
  });

  it('reads every index of a folder', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'RELEASES'), LINE);
      await writeFile(join(folder, 'releases.win.json'), '{"Assets":[]}');
      await writeFile(join(folder, 'releases.txt'), 'no index');
      const { indexes } = await readFeed(folder);
      expect(indexes.map(({ fileName, format }) => `${fileName} ${format}`)).toEqual([
        'RELEASES squirrel',
        'releases.win.json velopack',
      ]);
    });
  });

  it('throws DELTA_NOT_AN_INDEX for another file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'notes.txt'), LINE);
      await expect(readFeed(join(folder, 'notes.txt'))).rejects.toThrowCode('DELTA_NOT_AN_INDEX');
    });
  });

  it('throws SOURCE_READ_FAILED for a folder without an index', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'feed'));
      await expect(readFeed(join(folder, 'feed'))).rejects.toThrowCode('SOURCE_READ_FAILED');
      await expect(readFeed(join(folder, 'nothing'))).rejects.toThrowCode('SOURCE_READ_FAILED');
    });
  });

  it('names the file and the line that is wrong', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'RELEASES'), `${LINE}\n<html>`);
      await expect(readFeed(folder)).rejects.toMatchObject({
        code: 'RELEASES_LINE_INVALID',
        details: { path: join(folder, 'RELEASES'), line: 2 },
      });
    });
  });

  it('throws DELTA_LIMIT_EXCEEDED before it reads an index that no feed could need', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'RELEASES'), Buffer.alloc((16 << 20) + 1));
      await expect(readFeed(folder)).rejects.toThrowCode('DELTA_LIMIT_EXCEEDED');
    });
  });
});
