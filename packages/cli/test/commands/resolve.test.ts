import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
    await withSamplePackages(async ({ folder, app }) => {
      const config = join(folder, 'NuGet.config');
      await writeFile(config, '<configuration />');
      const { exitCode, stdout } = await run(['resolve', app, '--config', config]);
      expect(exitCode).toBe(1);
      expect(stdout).toContain('NU1100 error: ');
    });
  });

  it('resolves package references with central versions', async () => {
    await withSamplePackages(async ({ folder, feed }) => {
      const central = join(folder, 'Directory.Packages.props');
      await writeFile(
        central,
        '<Project><ItemGroup><PackageVersion Include="lib" Version="1.0" /></ItemGroup></Project>',
      );
      const args = ['resolve', 'Lib', '--source', feed, '--framework', 'net8.0', '--central', central];
      const { exitCode, stdout } = await run(args);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Lib [1.0.0, )');
    });
  });

  it('says why a package is there', async () => {
    await withSamplePackages(async ({ feed, app }) => {
      const { exitCode, stdout } = await run(['resolve', app, '--source', feed, '--why', 'LIB']);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Lib 1.0.0: all ask for it');
      expect((await run(['resolve', app, '--source', feed, '--why', 'Other'])).exitCode).toBe(1);
    });
  });

  it('writes a lock file, and finds it up to date', async () => {
    await withSamplePackages(async ({ folder, feed, app }) => {
      const lockFile = join(folder, 'packages.lock.json');
      const args = ['resolve', app, '--source', feed, '--lock-file', lockFile];
      expect((await run([...args, '--locked'])).stdout).toContain('NU1004 error: ');
      expect((await run(args)).stdout).toContain('lock file written');
      expect(JSON.parse(await readFile(lockFile, 'utf8'))).toMatchObject({ version: 1 });
      expect((await run([...args, '--locked'])).stdout).toContain('lock file verified');
    });
  });

  it('takes no --locked without a lock file', async () => {
    expect((await run(['resolve', 'Lib', '--locked'])).exitCode).toBe(2);
  });
});
