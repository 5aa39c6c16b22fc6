import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClosure } from '../../../src/fs/closure/read-closure.ts';
import { readOfflineConfig } from '../../../src/fs/layout-files.ts';
import { NO_SDK, withProject } from './closure-folder.ts';

async function closureOf(
  root: string,
): Promise<{ readonly packages: readonly string[]; readonly gaps: readonly string[] }> {
  const { packages, gaps } = await readClosure(root, await readOfflineConfig(root), { environment: NO_SDK });
  return {
    packages: packages.map(({ id, version, consumers }) => `${id} ${version} for ${consumers.join(', ')}`),
    gaps: gaps.map(({ path, reason }) => `${path} ${reason}`),
  };
}

describe('readClosure', () => {
  it('goes by the lock file, tools and SDKs', async () => {
    await withProject(
      async (root) => {
        expect(await closureOf(root)).toEqual({
          packages: [
            'App 1.0.0 for src/packages.lock.json',
            'My.Sdk 1.0.0 for global.json',
            'New 3.0.0 for src/packages.lock.json',
            'tool 1.2.3 for .config/dotnet-tools.json',
          ],
          gaps: [],
        });
      },
      {
        '.config/dotnet-tools.json': JSON.stringify({ tools: { tool: { version: '1.2.3' } } }),
        'global.json': JSON.stringify({ 'msbuild-sdks': { 'My.Sdk': '1.0.0' } }),
      },
    );
  });

  it('takes packs from the last restore, and says so where there was none', async () => {
    const pack = { name: 'Pack', version: '[9.0.2, 9.0.2]' };
    const assets = { version: 3, targets: {}, project: { frameworks: { 'net9.0': { downloadDependencies: [pack] } } } };
    await withProject(
      async (root) => {
        expect((await closureOf(root)).packages).toContain('Pack 9.0.2 for src/app.csproj');
        await rm(join(root, 'src/obj'), { recursive: true });
        expect((await closureOf(root)).gaps).toEqual([
          'src/app.csproj no SDK and no restore says which packs its frameworks and runtimes need',
        ]);
      },
      { 'src/obj/project.assets.json': JSON.stringify(assets) },
    );
  });

  it('knows what a project refers to without lock file and restore, and that it may be less than all', async () => {
    const project = '<Project><ItemGroup><PackageReference Include="Central" /></ItemGroup></Project>';
    const central = '<Project><ItemGroup><PackageVersion Include="Central" Version="2.5.0" /></ItemGroup></Project>';
    await withProject(
      async (root) => {
        await rm(join(root, 'src/obj'), { recursive: true });
        await rm(join(root, 'src/packages.lock.json'));
        const { packages, gaps } = await closureOf(root);
        expect(packages).toEqual(['Central 2.5.0 for src/app.csproj']);
        expect(gaps.join()).toContain('neither a lock file nor a restore');
      },
      { 'src/app.csproj': project, 'Directory.Packages.props': central },
    );
  });

  it('takes a document that cannot be read for a gap', async () => {
    await withProject(
      async (root) => {
        expect((await closureOf(root)).gaps).toEqual([
          expect.stringMatching(/^src\/packages.lock.json LOCK_FILE_INVALID/),
        ]);
      },
      { 'src/packages.lock.json': '{}' },
    );
  });
});
