import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFrameworkPack } from '@nuspine/nupkg-core/fs';
import { DOTNET_ENVIRONMENT } from './nuget.ts';
import type { PublishCase } from './publish-cases.ts';
import { mustRun } from './run-program.ts';

/** What one app became. */
export interface PublishedApp {
  /** The app as `dotnet pack` packs it, without its dependencies. */
  readonly pack: string;
  /** The folder that `dotnet publish` filled. */
  readonly folder: string;
  /** The packs that the SDK took for what the framework has. */
  readonly packs: readonly string[];
}

/**
 * Publishes and packs all cases in one run of the SDK; all packages but those of the SDK itself come from the folder
 * feeds given.
 */
export async function publishApps(
  folder: string,
  cases: readonly PublishCase[],
  feeds: readonly string[],
): Promise<ReadonlyMap<PublishCase, PublishedApp>> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'NuGet.config'), configText(feeds));
  await writeFile(join(folder, 'Directory.Build.props'), PROPERTIES);
  await writeFile(join(folder, 'Directory.Build.targets'), TARGETS);
  await writeFile(join(folder, 'apps.slnx'), solutionText(cases));
  for (const one of cases) {
    await mkdir(join(folder, one.name));
    await writeFile(join(folder, one.name, `${one.name}.csproj`), projectText(one));
    await writeFile(join(folder, one.name, 'Program.cs'), PROGRAM);
  }
  const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(folder, 'packages') };
  await mustRun('dotnet', ['publish', 'apps.slnx', '-v', 'quiet', '-nologo'], { cwd: folder, env });
  const published = cases.map(async (one): Promise<[PublishCase, PublishedApp]> => {
    const home = join(folder, one.name);
    const pack = join(folder, 'packed', `${one.name}.1.0.0.nupkg`);
    return [one, { pack, folder: join(home, 'published'), packs: await packsOf(join(home, 'packs.txt')) }];
  });
  return new Map(await Promise.all(published));
}

/** The folders that the build has listed; of those of a .NET Framework, the one with a list in it. */
async function packsOf(list: string): Promise<readonly string[]> {
  const folders = (await readFile(list, 'utf8')).split(/\r?\n/).filter((line) => line !== '');
  const areRead = folders.map((path) =>
    readFrameworkPack(path).then(
      () => true,
      () => false,
    ),
  );
  const read = await Promise.all(areRead);
  return folders.filter((_, at) => read[at] === true);
}

/** The source that the SDK itself adds to the configuration of every user. */
const GALLERY = 'nuget.org';
/** What the SDK restores for frameworks that it does not carry. */
const SDK_PACKAGES = [
  'Microsoft.NETCore.App.*',
  'Microsoft.AspNetCore.App.*',
  'Microsoft.NETFramework.ReferenceAssemblies*',
];
/** Real packages that the framework has too, and what they ask for. */
const FRAMEWORK_PACKAGES = [
  'System.*',
  'runtime.*',
  'Microsoft.NETCore.*',
  'Microsoft.Win32.*',
  'NETStandard.Library',
  'Microsoft.Bcl.*',
];

function configText(feeds: readonly string[]): string {
  const pattern = (text: string): string => `<package pattern="${text}" />`;
  const sources = feeds.map((feed, at) => `<add key="feed-${String(at)}" value="${feed}" />`);
  const mappings = feeds.map((_, at) => `<packageSource key="feed-${String(at)}">${pattern('*')}</packageSource>`);
  return `<configuration>
  <packageSources>
    ${sources.join('')}
  </packageSources>
  <packageSourceMapping>
    <clear />${mappings.join('')}
    <packageSource key="${GALLERY}">${[...SDK_PACKAGES, ...FRAMEWORK_PACKAGES].map(pattern).join('')}</packageSource>
  </packageSourceMapping>
</configuration>
`;
}

const PROPERTIES = `<Project>
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <UseAppHost>false</UseAppHost>
    <SelfContained>false</SelfContained>
    <NuGetAudit>false</NuGetAudit>
    <RunAnalyzers>false</RunAnalyzers>
    <PublishDir>$(MSBuildProjectDirectory)/published/</PublishDir>
    <PackageOutputPath>$(MSBuildThisFileDirectory)packed</PackageOutputPath>
  </PropertyGroup>
</Project>
`;

const TARGETS = `<Project>
  <Target Name="PackWhatWasPublished" AfterTargets="Publish" DependsOnTargets="Pack">
    <ItemGroup>
      <FrameworkPack Include="@(PlatformManifestsFromTargetingPacks->'%(RootDir)%(Directory)..')" />
      <FrameworkPack Condition="'$(SelfContained)' == 'true'" Include="@(ResolvedRuntimePack->'%(PackageDirectory)')" />
      <FrameworkPack Condition="'$(TargetFrameworkIdentifier)' == '.NETFramework'" Include="$(TargetFrameworkDirectory)" />
    </ItemGroup>
    <WriteLinesToFile File="packs.txt" Lines="@(FrameworkPack)" Overwrite="true" />
  </Target>
</Project>
`;

const PROGRAM = 'internal static class Program { private static void Main() { } }\n';

function solutionText(cases: readonly PublishCase[]): string {
  const projects = cases.map(({ name }) => `<Project Path="${name}/${name}.csproj" />`);
  return `<Solution>${projects.join('')}</Solution>\n`;
}

function projectText({ framework, rid, packages, selfContained = false, web = false }: PublishCase): string {
  const host = selfContained ? '<SelfContained>true</SelfContained><UseAppHost>true</UseAppHost>' : '';
  const shared = web ? '<FrameworkReference Include="Microsoft.AspNetCore.App" />' : '';
  const runtime = rid === undefined ? '' : `<RuntimeIdentifier>${rid}</RuntimeIdentifier>`;
  const references = packages.map(
    ({ id, version, flags = '' }) => `<PackageReference Include="${id}" Version="${version}" ${flags} />`,
  );
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>${framework}</TargetFramework>${runtime}${host}</PropertyGroup>
  <ItemGroup>${references.join('')}${shared}</ItemGroup>
</Project>
`;
}
