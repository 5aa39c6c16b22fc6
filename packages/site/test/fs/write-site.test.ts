import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { SITE_MARKER } from '../../src/index.ts';
import { markedPages, writeSite } from '../../src/fs/write-site.ts';

const site = (...names: readonly string[]): ReadonlyMap<string, Uint8Array> =>
  new Map(names.map((name) => [`${name}.html`, Buffer.from(name)]));

describe('writeSite', () => {
  it('makes a folder with the pages and the marker, and leaves an equal one alone', async () => {
    await withTemporaryFolder(async (folder) => {
      const out = join(folder, 'deep/site');
      expect(await writeSite(out, site('index', 'releases'))).toBe(true);
      expect((await readdir(out)).toSorted()).toEqual(['index.html', SITE_MARKER, 'releases.html'].toSorted());
      const before = await stat(join(out, 'index.html'));
      expect(await writeSite(out, site('index', 'releases'))).toBe(false);
      expect((await stat(join(out, 'index.html'))).ino).toBe(before.ino);
      expect(await readdir(join(folder, 'deep'))).toEqual(['site']);
    });
  });

  it('replaces a site, pages that are no more included, and takes an empty folder', async () => {
    await withTemporaryFolder(async (folder) => {
      const out = join(folder, 'site');
      await mkdir(out);
      await writeSite(out, site('index', 'releases'));
      await writeFile(join(out, 'index.html'), 'somebody changed it');
      expect(await writeSite(out, site('index'))).toBe(true);
      expect((await readdir(out)).toSorted()).toEqual(['index.html', SITE_MARKER]);
      expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('index');
      expect(await readdir(folder)).toEqual(['site']);
    });
  });

  it('writes through a link to the folder that it names', async () => {
    await withTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'real'));
      await symlink(join(folder, 'real'), join(folder, 'link'), 'junction');
      await writeSite(join(folder, 'link'), site('index'));
      expect(await readdir(join(folder, 'real'))).toContain('index.html');
    });
  });

  it.each([
    ['a folder with something else', (out: string) => writeFile(join(out, 'mine.txt'), '')],
    ['a site with something else in it', (out: string) => makeSiteWith(out, 'mine.txt')],
  ])('refuses %s, and leaves it as it is', async (_, make) => {
    await withTemporaryFolder(async (folder) => {
      const out = join(folder, 'site');
      await mkdir(out);
      await make(out);
      const before = await readdir(out);
      await expect(writeSite(out, site('index', 'releases'))).rejects.toThrowCode('SITE_FOLDER_OCCUPIED');
      expect(await readdir(out)).toEqual(before);
    });
  });

  it('refuses a file', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'site'), 'mine');
      await expect(writeSite(join(folder, 'site'), site('index'))).rejects.toThrowCode('SITE_FOLDER_OCCUPIED');
      await expect(writeSite(join(folder, 'site/below'), site('index'))).rejects.toThrowCode('FILE_WRITE_FAILED');
    });
  });
});

async function makeSiteWith(out: string, name: string): Promise<void> {
  await writeSite(out, site('index'));
  await writeFile(join(out, name), '');
}

describe('markedPages', () => {
  it('refuses a folder that is no site', async () => {
    await withTemporaryFolder(async (folder) => {
      await expect(markedPages(folder)).rejects.toThrowCode('SITE_NOT_A_SITE');
      await writeFile(join(folder, SITE_MARKER), '{"formatVersion":1,"files":[{"path":"../x.html"}]}');
      await expect(markedPages(folder)).rejects.toThrowCode('SITE_NOT_A_SITE');
    });
  });
});
