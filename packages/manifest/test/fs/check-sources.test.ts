import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSources } from '../../src/fs/check-sources.ts';
import { initLayout } from '../../src/fs/init-layout.ts';
import { readManifests } from '../../src/fs/layout-files.ts';
import { DEFAULT_OFFLINE_CONFIG } from '../../src/offline-config.ts';
import { type Files, withLayout, writeFiles } from '../layout-folder.ts';

const PROJECT = '<Project><ItemGroup><PackageReference Include="App" Version="1.0.0" /></ItemGroup></Project>';

async function found(more: Files, environment: Record<string, string> = {}, init = true): Promise<readonly string[]> {
  const codes: string[] = [];
  await withLayout(async (root) => {
    if (init) await initLayout(root);
    await writeFiles(root, more);
    const { manifests } = await readManifests(root, DEFAULT_OFFLINE_CONFIG);
    const options = { environment: { HOME: join(root, 'home'), ...environment }, platform: 'linux' };
    const { findings } = await checkSources(root, DEFAULT_OFFLINE_CONFIG, manifests.packages, options);
    codes.push(
      ...findings.map(({ code, path }) => `${code} ${path.startsWith(root) ? path.slice(root.length) : path}`),
    );
  });
  return codes;
}

describe('checkSources', () => {
  it('finds nothing in a layout that init set up, whatever the user has configured', async () => {
    const user =
      '<configuration><packageSources><add key="x" value="https://feed.example.test" /></packageSources></configuration>';
    expect(await found({ 'home/.nuget/NuGet/NuGet.Config': user })).toEqual([]);
  });

  it('finds nothing in one whose paths are written as on Windows', async () => {
    const config = `<configuration>
      <config><clear /><add key="globalPackagesFolder" value="local-nugets\\packages" /></config>
      <packageSources><clear /><add key="local-nugets" value=".\\local-nugets" /></packageSources>
      ${['disabledPackageSources', 'fallbackPackageFolders', 'auditSources', 'trustedSigners']
        .map((section) => `<${section}><clear /></${section}>`)
        .join('')}
      <packageSourceMapping>
        <clear /><packageSource key="local-nugets"><package pattern="*" /></packageSource>
      </packageSourceMapping>
    </configuration>`;
    expect(await found({ 'NuGet.config': config })).toEqual([]);
  });

  it('asks for a NuGet.config in the root', async () => {
    expect(await found({ 'App.csproj': '<Project />' }, {}, false)).toEqual(['config-missing NuGet.config']);
  });

  it('says that a file cannot be read', async () => {
    expect(await found({ 'NuGet.config': '<configuration>' })).toEqual(['config-invalid NuGet.config']);
  });

  it('finds the ways round it: the user, the environment, projects', async () => {
    const proxy = '<configuration><config><add key="https_proxy" value="x" /></config></configuration>';
    const props = '<Project><PropertyGroup><RestoreSources>x</RestoreSources></PropertyGroup></Project>';
    expect(
      await found(
        { 'home/.nuget/NuGet/NuGet.Config': proxy, 'src/Directory.Build.props': props },
        { restorepackagespath: 'x' },
      ),
    ).toEqual([
      'proxy-in-config /home/.nuget/NuGet/NuGet.Config',
      'bypass-in-environment restorepackagespath',
      'bypass-in-project src/Directory.Build.props',
    ]);
  });

  it('misses the lock file of a project with packages', async () => {
    expect(await found({ 'src/App.csproj': PROJECT })).toEqual(['lock-file-missing src/App.csproj']);
    expect(await found({ 'src/App.csproj': PROJECT, 'src/packages.lock.json': '{}' })).toEqual([]);
  });
});
