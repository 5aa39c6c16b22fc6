import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('delta diff', () => {
  it('writes a patch and says how small it is', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const out = join(folder, 'app.bsdiff');
      const { exitCode, stdout } = await run(['delta', 'diff', app, nextApp, '--out', out, '--engine', 'portable']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/ of the target, made by portable\n$/);
      expect((await stat(out)).size).toBeGreaterThan(32);
    });
  });
});
