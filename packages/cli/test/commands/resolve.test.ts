import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('resolve', () => {
  it('chooses a version for every package', async () => {
    await withSamplePackages(async ({ feed, app }) => {
      const { exitCode, stdout } = await run(['resolve', app, '--source', feed, '--framework', 'net8.0', '--json']);
      expect(exitCode).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, packages: [{ id: 'Lib', version: '1.0.0' }] });
    });
  });

  it('answers no with the finding of NuGet when no source may be asked', async () => {
    await withSamplePackages(async ({ app }) => {
      const { exitCode, stdout } = await run(['resolve', app]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('NU1100: ');
    });
  });
});
