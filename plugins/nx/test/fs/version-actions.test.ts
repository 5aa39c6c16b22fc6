import { fileURLToPath } from 'node:url';
import type { ProjectGraph, Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import NuGetVersionActions from '../../src/fs/version-actions.ts';

const LOCAL_NUGETS = fileURLToPath(new URL('../../../../local-nugets', import.meta.url));
const csproj = (inner: string): string =>
  `<Project>\n  <PropertyGroup>\n    ${inner}\n  </PropertyGroup>\n</Project>\n`;
const node = (name: string): ProjectGraph['nodes'][string] => ({ name, type: 'lib', data: { root: `libs/${name}` } });
const graph: ProjectGraph = { nodes: { core: node('core'), app: node('app') }, dependencies: {} };

function workspace(files: Record<string, string>): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  return tree;
}

function actions(project: string): NuGetVersionActions {
  const [group, config]: ConstructorParameters<typeof NuGetVersionActions>[0 | 2][] = JSON.parse('[{}, {}]');
  return Reflect.construct(NuGetVersionActions, [group, node(project), config]);
}

describe('versions of .NET projects', () => {
  it('versions the project file, and what others want of it', async () => {
    const tree = workspace({
      'libs/core/Core.csproj': csproj('<PackageId>Acme.Core</PackageId><Version>1.0.0</Version>'),
      'libs/app/App.csproj': csproj('<PackageReference Include="Acme.Core" Version="1.0.0" />'),
    });
    await actions('core').init();
    expect(actions('core').validManifestFilenames).toContain('*.csproj');
    expect(await actions('core').readCurrentVersionFromSourceManifest(tree)).toEqual({
      currentVersion: '1.0.0',
      manifestPath: 'libs/core/Core.csproj',
    });
    expect(await actions('core').updateProjectVersion(tree, '2.0.0')).toHaveLength(1);
    expect(tree.read('libs/core/Core.csproj', 'utf8')).toContain('<Version>2.0.0</Version>');
    expect(await actions('app').readCurrentVersionOfDependency(tree, graph, 'core')).toEqual({
      currentVersion: '1.0.0',
      dependencyCollection: 'PackageReference',
    });
    expect(await actions('app').updateProjectDependencies(tree, graph, { core: '2.0.0' })).toHaveLength(1);
    expect(tree.read('libs/app/App.csproj', 'utf8')).toContain('Include="Acme.Core" Version="2.0.0"');
  });

  it('takes the nearest Directory.Build.props, and adds a version where there is none', async () => {
    const files = {
      'libs/core/Core.csproj': csproj('<PackageId>C</PackageId>'),
      'Directory.Build.props': '<Project/>',
    };
    const none = workspace(files);
    expect(await actions('core').readCurrentVersionFromSourceManifest(none)).toMatchObject({ currentVersion: '1.0.0' });
    await actions('core').updateProjectVersion(none, '1.1.0');
    expect(none.read('libs/core/Core.csproj', 'utf8')).toContain('<Version>1.1.0</Version>');
    const props = workspace({ ...files, 'libs/Directory.Build.props': csproj('<VersionPrefix>3.0.0</VersionPrefix>') });
    expect(await actions('core').readCurrentVersionFromSourceManifest(props)).toEqual({
      currentVersion: '3.0.0',
      manifestPath: 'libs/Directory.Build.props',
    });
  });

  it('writes central versions', async () => {
    const tree = workspace({
      'libs/core/Core.csproj': csproj(''),
      'libs/app/App.csproj': csproj('<PackageReference Include="Core" />'),
      'Directory.Packages.props':
        '<Project><ItemGroup><PackageVersion Include="Core" Version="1.0.0" /></ItemGroup></Project>',
    });
    await actions('app').updateProjectDependencies(tree, graph, { core: '2.0.0' });
    expect(tree.read('Directory.Packages.props', 'utf8')).toContain('Version="2.0.0"');
  });

  it('asks a feed for the newest version', async () => {
    const tree = workspace({
      'libs/core/Core.csproj': csproj('<PackageId>Microsoft.Extensions.Primitives</PackageId>'),
    });
    const newest = await actions('core').readCurrentVersionFromRegistry(tree, { source: LOCAL_NUGETS });
    expect(newest.currentVersion).toBe('9.0.22');
    const none = await actions('app').readCurrentVersionFromRegistry(tree, { source: LOCAL_NUGETS });
    expect(none.currentVersion).toBeNull();
  });

  it('has nothing to say of a project without a project file', async () => {
    const tree = workspace({});
    expect(await actions('core').readCurrentVersionFromSourceManifest(tree)).toBeNull();
    expect(await actions('core').updateProjectVersion(tree, '1.0.0')).toEqual([]);
  });
});
