import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('releasify', () => {
  it('releases one version after the other', async () => {
    await withSamplePackages(async ({ folder, feed, app, nextApp }) => {
      const releases = join(folder, 'releases');
      const options = ['--source', feed, '--releases', releases];
      const first = await run(['releasify', app, ...options]);
      expect(first).toMatchObject({ exitCode: 0, stderr: '' });
      expect(first.stdout).toContain('App 1.0.0 released: 2 packages in one');
      const second = await run(['releasify', nextApp, ...options]);
      expect(second.stdout).toMatch(/delta +App-1\.1\.0-delta\.nupkg/);
      expect((await run(['feed', 'verify', releases])).exitCode).toBe(0);
    });
  });

  it('serves several formats from one folder', async () => {
    await withSamplePackages(async ({ folder, feed, app, nextApp }) => {
      const releases = join(folder, 'releases');
      const options = [
        '--source',
        feed,
        '--releases',
        releases,
        '--formats',
        'squirrel,velopack,nuspine',
        '--channel',
        'beta',
      ];
      await run(['releasify', app, ...options]);
      const { stdout } = await run(['releasify', nextApp, ...options]);
      expect(stdout).toMatch(/App-1\.1\.0-beta-delta\.nupkg .*releases\.beta\.json/);
      expect(stdout).toMatch(/App-1\.1\.0-delta\.nuspine .*releases\.nuspine\.json/);
      expect(await readdir(releases)).toContain('releases.beta.json');
      const listing = await run(['feed', 'list', releases]);
      expect(listing.stdout).toMatch(/1\.1\.0 +delta .*App-1\.1\.0-delta\.nuspine +releases\.nuspine\.json/);
      const plan = await run(['feed', 'plan', releases, '--from', '1.0.0', '--formats', 'nuspine']);
      expect(plan.stdout).toMatch(/nuspine .*cheapest|full .*cheapest/);
      expect((await run(['feed', 'verify', releases])).exitCode).toBe(0);
    });
  });

  it('leaves a release that is there as it is', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const line = ['releasify', app, '--source', feed, '--releases', join(folder, 'releases'), '--json'];
      await run(line);
      expect(JSON.parse((await run(line)).stdout)).toMatchObject({ changed: false });
    });
  });

  it('does not add to a folder whose index is malformed', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      await writeFile(join(feed, 'RELEASES'), 'not an index');
      const before = await readdir(feed);
      const { exitCode, stderr } = await run(['releasify', app, '--source', feed, '--releases', feed]);
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^error RELEASES_LINE_INVALID: /);
      expect(await readdir(feed)).toEqual(before);
      expect(await readdir(folder)).toHaveLength(3);
    });
  });
});
