import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SiteReportSchema } from '@nuspine/site';
import { withTemporaryFolder } from '@nuspine/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';

const MATRIX = fileURLToPath(new URL('../fixtures/versions.toml', import.meta.url));

describe('site build', () => {
  it('makes pages of what a folder holds, and says where they are', async () => {
    await withTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'versions.toml'), await readFile(MATRIX));
      const out = join(folder, 'site');
      const line = ['site', 'build', folder, '--out', out, '--now', '2026-09-01', '--title', 'Tally'];
      expect(await run(line)).toMatchObject({
        exitCode: 0,
        stdout: `        place          holds  problems\nmatrix  versions.toml      2         0\nwritten: 2 pages in ${out}\n`,
      });
      expect((await readdir(out)).toSorted()).toEqual(['compatibility.html', 'index.html', 'nuspine-site.json']);
      expect(await readFile(join(out, 'compatibility.html'), 'utf8')).toContain('as of 2026-09-01');
      const { stdout } = await run([...line, '--json']);
      const report: unknown = JSON.parse(stdout);
      const validate = new Ajv2020().compile(SiteReportSchema);
      expect([validate(report), validate.errors]).toEqual([true, null]);
      expect(report).toMatchObject({ changed: false, subjects: [{ kind: 'matrix' }] });
    });
  });

  it('shows only what is named, and reads a layout through the cache of the user', async () => {
    await withTemporaryFolder(async (folder) => {
      const layout = join(folder, 'layout');
      await mkdir(layout);
      await run(['offline', 'init', '--root', layout]);
      const env = { NUSPINE_CACHE: join(folder, 'cache') };
      const line = ['site', 'build', folder, '--out', join(folder, 'site'), '--layout', layout, '--matrix', MATRIX];
      const { exitCode, stdout } = await run([...line, '--json'], { env });
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ subjects: [{ kind: 'matrix' }, { kind: 'layout', place: 'layout' }] });
      expect(await readdir(join(folder, 'cache/layouts'))).not.toEqual([]);
      expect(await run([...line, '--no-cache'], { env })).toMatchObject({ exitCode: 0 });
    });
  });

  it('answers no where there is nothing to show, and where the folder is taken', async () => {
    await withTemporaryFolder(async (folder) => {
      const empty = await run(['site', 'build', folder, '--out', join(folder, 'site')]);
      expect([empty.exitCode, empty.stderr]).toEqual([1, expect.stringContaining('SITE_NOTHING_FOUND')]);
      const taken = await run([
        'site',
        'build',
        '--matrix',
        MATRIX,
        '--out',
        fileURLToPath(new URL('..', import.meta.url)),
      ]);
      expect([taken.exitCode, taken.stderr]).toEqual([1, expect.stringContaining('SITE_FOLDER_OCCUPIED')]);
    });
  });
});
