import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { copyFeed } from '../../src/fs/copy-feed.ts';
import { verifyFeed } from '../../src/fs/verify-feed.ts';
import { fillFeed, readIndex } from './feed-folder.ts';

/** Runs `use` with a feed of two releases and an empty folder. */
async function withTwoFolders(use: (from: string, to: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (parent) => {
    const [from, to] = [join(parent, 'from'), join(parent, 'to')];
    await fillFeed(from, 1);
    await mkdir(to);
    await use(from, to);
  });
}

describe('copyFeed', () => {
  it('copies the packages and the index as they are, and nothing that is not listed', async () => {
    await withTwoFolders(async (from, to) => {
      await writeFile(join(from, 'notes.txt'), 'mine');
      await copyFeed(from, to);
      expect(await verifyFeed(to)).toMatchObject({ ok: true, checked: 3, notes: [] });
      expect(await readIndex(to)).toBe(await readIndex(from));
    });
  });

  it('leaves out a package that lies elsewhere', async () => {
    await withTwoFolders(async (from, to) => {
      await writeFile(join(from, 'RELEASES'), `${'B'.repeat(40)} http://h/a/App-0.9.0-full.nupkg 5`);
      await copyFeed(from, to);
      expect(await readdir(to)).toEqual(['RELEASES']);
    });
  });

  it('copies nothing from a folder that is not there', async () => {
    await withTwoFolders(async (from, to) => {
      await rm(from, { recursive: true });
      await copyFeed(from, to);
      expect(await readdir(to)).toEqual([]);
    });
  });

  it('writes no index if a listed package is missing', async () => {
    await withTwoFolders(async (from, to) => {
      await rm(join(from, 'App-1.1.0-full.nupkg'));
      await expect(copyFeed(from, to)).rejects.toThrow('ENOENT');
      expect(await readdir(to)).not.toContain('RELEASES');
    });
  });

  it('rejects an index that is none', async () => {
    await withTwoFolders(async (from, to) => {
      await writeFile(join(from, 'RELEASES'), '<html>');
      await expect(copyFeed(from, to)).rejects.toThrowCode('RELEASES_LINE_INVALID');
      expect(await readFile(join(from, 'RELEASES'), 'utf8')).toBe('<html>');
    });
  });
});
