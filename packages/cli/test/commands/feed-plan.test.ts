import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('feed plan', () => {
  it('says what would be downloaded and why', async () => {
    await withSamplePackages(async ({ folder, feed, app, nextApp }) => {
      const releases = join(folder, 'releases');
      for (const path of [app, nextApp]) await run(['releasify', path, '--source', feed, '--releases', releases]);
      const { exitCode, stdout } = await run(['feed', 'plan', releases, '--from', '1.0.0', '--bandwidth', '1000']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^1\.0\.0 to 1\.1\.0: /);
      expect(stdout).toMatch(/full .* s {2}/);
    });
  });

  it('answers no for a version that is not there', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const releases = join(folder, 'releases');
      await run(['releasify', app, '--source', feed, '--releases', releases]);
      const { exitCode, stderr } = await run(['feed', 'plan', releases, '--to', '9.0.0']);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('DELTA_TARGET_UNKNOWN');
    });
  });
});
