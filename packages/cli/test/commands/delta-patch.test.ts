import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { digestBytes } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('delta patch', () => {
  it('rebuilds the file and prints its digest', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const [patch, out] = [join(folder, 'app.bsdiff'), join(folder, 'app.out')];
      await run(['delta', 'diff', app, nextApp, '--out', patch]);
      const { exitCode, stdout } = await run(['delta', 'patch', app, patch, '--out', out]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(digestBytes(await readFile(nextApp)));
      expect((await readFile(out)).equals(await readFile(nextApp))).toBe(true);
    });
  });

  it('refuses what is no patch', async () => {
    await withSamplePackages(async ({ folder, app }) => {
      const patch = join(folder, 'app.bsdiff');
      await writeFile(patch, 'not a patch');
      const { exitCode, stderr } = await run(['delta', 'patch', app, patch, '--out', join(folder, 'app.out')]);
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^error DELTA_PATCH_CORRUPT: /);
    });
  });
});
