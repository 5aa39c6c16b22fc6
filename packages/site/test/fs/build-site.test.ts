import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { temporaryFolder, withTemporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../../src/fs/build-site.ts';
import { plainText } from '../sample-content.ts';
import { writeSampleRepository } from '../sample-repository.ts';

const now = '2026-09-01';

describe('buildSite', () => {
  let folder = '';
  let root = '';
  beforeAll(async () => {
    folder = await temporaryFolder();
    root = join(folder, 'repository');
    await writeSampleRepository(root);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds everything and says what it found', async () => {
    const out = join(root, 'site');
    const report = await buildSite({ root, out, now });
    expect(report).toMatchObject({ folder: out, changed: true });
    expect(report.subjects.map(({ kind, place, count }) => [kind, place, count])).toEqual([
      ['feed', 'Releases', 2],
      ['store', '.', 1],
      ['matrix', 'versions.toml', 2],
      ['layout', '.', 1],
    ]);
    const releases = plainText(await readFile(join(out, 'releases.html'), 'utf8'));
    expect(releases).toMatch(/1\.1\.0 App 2026-01-02 09:00 \d\.\d KiB squirrel: /);
    expect((await buildSite({ root, out, now })).changed).toBe(false);
  });

  it('gives the same bytes in another folder and time zone', async () => {
    const zone = process.env['TZ'];
    const copy = join(folder, 'elsewhere', 'copy');
    await cp(root, copy, { recursive: true });
    const outs = [join(folder, 'one'), join(folder, 'two')] as const;
    try {
      process.env['TZ'] = 'Pacific/Kiritimati';
      await buildSite({ root, out: outs[0], now });
      process.env['TZ'] = 'America/St_Johns';
      await buildSite({ root: copy, out: outs[1], now });
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
    const names = await readdir(outs[0]);
    expect(names).toHaveLength(6);
    for (const name of names) {
      const [one, two] = await Promise.all(outs.map((out) => readFile(join(out, name), 'utf8')));
      expect(two).toBe(one);
      expect(one).not.toContain(folder);
    }
  });

  it('shows what is named and nothing else', async () => {
    await withTemporaryFolder(async (out) => {
      const places = { feeds: [join(root, 'Releases'), join(root, 'Releases')] };
      const { subjects, files } = await buildSite({ root, out: join(out, 'site'), now, title: 'Tally', places });
      expect(subjects.map(({ place }) => place)).toEqual(['Releases']);
      expect(files.map(({ path }) => path)).toEqual(['index.html', 'releases.html']);
      expect(await readFile(join(out, 'site/index.html'), 'utf8')).toContain('<title>Overview - Tally</title>');
    });
  });

  it('refuses a folder with nothing to show', async () => {
    await withTemporaryFolder(async (empty) => {
      await expect(buildSite({ root: empty, out: join(empty, 'site'), now })).rejects.toThrowCode('SITE_NOTHING_FOUND');
      expect(await readdir(empty)).toEqual([]);
    });
  });
});
