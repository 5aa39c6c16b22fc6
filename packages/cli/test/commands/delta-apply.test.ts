import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('delta apply', () => {
  it('rebuilds the target byte for byte', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const [delta, out] = [join(folder, 'delta.nupkg'), join(folder, 'rebuilt.nupkg')];
      await run(['delta', 'create', app, nextApp, '--out', delta]);
      const { exitCode, stdout } = await run(['delta', 'apply', app, delta, '--out', out]);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('App 1.0.0 to 1.1.0, byte for byte the released package');
      expect((await readFile(out)).equals(await readFile(nextApp))).toBe(true);
    });
  });

  it('refuses another base, and writes nothing', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const [delta, out] = [join(folder, 'delta.nupkg'), join(folder, 'rebuilt.nupkg')];
      await run(['delta', 'create', app, nextApp, '--out', delta]);
      const { exitCode, stderr } = await run(['delta', 'apply', nextApp, delta, '--out', out]);
      expect(exitCode).toBe(3);
      expect(stderr).toMatch(/^error DELTA_BASE_MISMATCH: /);
      expect(stderr).toContain(`  path:    ${delta}\n`);
      await expect(access(out)).rejects.toThrowCode('ENOENT');
    });
  });
});
