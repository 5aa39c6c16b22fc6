import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('delta create', () => {
  it('writes a delta and says what is in it', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const out = join(folder, 'App-1.1.0-delta.nupkg');
      const { exitCode, stdout } = await run(['delta', 'create', app, nextApp, '--out', out, '--engine', 'portable']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/patched +1 /);
      expect(stdout).toContain('App-1.1.0-delta.nupkg: App 1.0.0 to 1.1.0, applying it gives the target byte for byte');
    });
  });

  it('makes a delta for Velopack, as small as it can be', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const out = join(folder, 'delta.nupkg');
      const { stdout } = await run([
        'delta',
        'create',
        app,
        nextApp,
        '--out',
        out,
        '--format',
        'velopack',
        '--best',
        '--json',
      ]);
      expect(JSON.parse(stdout)).toMatchObject({ format: 'velopack', exactness: 'bytes' });
    });
  });

  it('refuses an engine that the format does not take', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const args = ['delta', 'create', app, nextApp, '--out', join(folder, 'delta.nupkg'), '--engine', 'zstd'];
      expect(await run(args)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('DELTA_ENGINE_UNFIT') });
    });
  });

  it('prints the report as one document', async () => {
    await withSamplePackages(async ({ folder, app, nextApp }) => {
      const out = join(folder, 'delta.nupkg');
      const { stdout } = await run(['delta', 'create', app, nextApp, '--out', out, '--json']);
      expect(JSON.parse(stdout)).toMatchObject({ format: 'squirrel', output: { name: 'delta.nupkg' } });
    });
  });
});
