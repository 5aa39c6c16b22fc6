import { describe, expect, it } from 'vitest';
import { run } from '../captured-io.ts';
import { withSamplePackages } from '../sample-packages.ts';

describe('matrix runtime', () => {
  it('shows what the packages are for', async () => {
    await withSamplePackages(async ({ feed }) => {
      const { exitCode, stdout } = await run(['matrix', 'runtime', '--packages', feed, '--runtimes', 'net9.0,net472']);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^Lib +1\.0\.0 +net8\.0 +no$/m);
    });
  });

  it('refuses a runtime that is none', async () => {
    await withSamplePackages(async ({ feed }) => {
      expect(await run(['matrix', 'runtime', '--packages', feed, '--runtimes', 'node'])).toMatchObject({ exitCode: 2 });
    });
  });
});
