import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('feed update', () => {
  it('writes the newest package, and then has nothing to do', async () => {
    await withSamplePackages(async ({ folder, feed, app, nextApp }) => {
      const releases = join(folder, 'releases');
      for (const path of [app, nextApp]) await run(['releasify', path, '--source', feed, '--releases', releases]);
      const out = join(folder, 'new.nupkg');
      const update = (current: string) => run(['feed', 'update', releases, '--current', current, '--out', out]);
      const { exitCode, stdout } = await update(join(releases, 'App-1.0.0-full.nupkg'));
      expect(exitCode).toBe(0);
      expect(stdout).toContain('new.nupkg: 1.0.0 to 1.1.0, byte for byte the released package');
      expect((await readFile(out)).equals(await readFile(join(releases, 'App-1.1.0-full.nupkg')))).toBe(true);
      expect((await update(out)).stdout).toBe('up to date: 1.1.0 is installed\n');
    });
  });
});
