import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Build } from '@nuspine/channels';
import { applyRepositoryFlow, folderStore, publishBuild } from '@nuspine/channels/fs';
import { withTemporaryFolder } from '@nuspine/testkit';
import { describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, NUGET_PROGRAMS } from '../src/nuget.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip([...NUGET_PROGRAMS, 'git']);
const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url));
const EXAMPLE = join(REPOSITORY, 'examples', 'release-line');
const now = new Date('2026-01-31T12:00:00Z');

function hosting(version: string, order: number): Build {
  const packages = [{ id: 'Microsoft.Extensions.Hosting', version }];
  const build = {
    id: version,
    version,
    order: [order],
    commit: '4f2a91c',
    branch: 'main',
    date: '2026-01-31T09:00:00Z',
  };
  return { ...build, packages, artifacts: [] };
}

describe.skipIf(skipped !== undefined)(`dependency flow of a real app ${skipped ?? ''}`, () => {
  it('moves a version that is a property, and what it made restores and builds', async () => {
    await withTemporaryFolder(async (root) => {
      await cp(join(REPOSITORY, 'local-nugets'), join(root, 'local-nugets'), { recursive: true });
      const app = join(root, 'examples', 'release-line');
      await mkdir(app, { recursive: true });
      const filter = (path: string): boolean => !['bin', 'obj', 'node_modules'].includes(basename(path));
      for (const name of ['Directory.Build.props', 'Directory.Build.targets', 'NuGet.config', 'Tally']) {
        await cp(join(EXAMPLE, name), join(app, name), { recursive: true, filter });
      }
      const store = folderStore(join(root, 'versions'));
      const channel = { owner: 'dotnet', repo: 'extensions', channel: 'release/9.0' };
      for (const [order, version] of ['9.0.20', '9.0.22'].entries()) {
        await publishBuild({ store, channel, by: 'ci', now }, { build: hosting(version, order) });
      }
      const subscription = '[[subscription]]\nid = "hosting"\nchannel = "dotnet/extensions/release/9.0"\n';
      const files = 'files = ["Tally/Tally.csproj", "Directory.Build.props"]\n';
      await writeFile(join(app, 'subscriptions.toml'), files + subscription);
      const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.test'];
      await mustRun('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: app });
      await mustRun('git', ['add', '--all'], { cwd: app });
      await mustRun('git', [...identity, 'commit', '--quiet', '--message', 'begin'], { cwd: app });

      const before = await readFile(join(app, 'Directory.Build.props'), 'utf8');
      const report = await applyRepositoryFlow({ root: app, store, now, branch: 'flow/hosting' });
      expect(report.files).toEqual(['Directory.Build.props', 'subscriptions.lock.json']);
      expect(await readFile(join(app, 'Directory.Build.props'), 'utf8')).toBe(before.replace('9.0.20', '9.0.22'));
      const { stdout } = await mustRun('git', ['log', '--format=%s', 'main..flow/hosting'], { cwd: app });
      expect(stdout).toBe('Update Microsoft.Extensions.Hosting to 9.0.22\n');

      const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(root, 'packages') };
      await mustRun('dotnet', ['build', 'Tally', '-c', 'Release', '-nologo', '-v', 'quiet', '-nodeReuse:false'], {
        cwd: app,
        env,
      });
      const assets = await readFile(join(app, 'Tally', 'obj', 'project.assets.json'), 'utf8');
      expect(assets).toContain('"Microsoft.Extensions.Hosting/9.0.22"');
      expect(assets).not.toContain('"Microsoft.Extensions.Hosting/9.0.20"');
    });
  }, 240_000);
});
