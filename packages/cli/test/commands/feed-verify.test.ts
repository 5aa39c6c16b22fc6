import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('feed verify', () => {
  it('answers no with every problem when a package was changed', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const releases = join(folder, 'releases');
      await run(['releasify', app, '--source', feed, '--releases', releases]);
      await appendFile(join(releases, 'App-1.0.0-full.nupkg'), 'x');
      const { exitCode, stdout } = await run(['feed', 'verify', releases]);
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/^problem {2}size-mismatch {2}App-1\.0\.0-full\.nupkg/);
    });
  });

  it('refuses an index that cannot be read, with its line', async () => {
    await withSamplePackages(async ({ folder }) => {
      await writeFile(join(folder, 'RELEASES'), '\nnot an index');
      const { exitCode, stdout } = await run(['feed', 'verify', folder, '--json']);
      expect(exitCode).toBe(3);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'RELEASES_LINE_INVALID', details: { line: 2 } } });
    });
  });
});
