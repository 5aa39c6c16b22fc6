import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOTNET_ENVIRONMENT } from './nuget.ts';
import type { PublishCase } from './publish-cases.ts';
import { mustRun } from './run-program.ts';

/** What one app became. */
export interface PublishedApp {
  /** The app as `dotnet pack` packs it, without its dependencies. */
  readonly pack: string;
  /** The folder that `dotnet publish` filled. */
  readonly folder: string;
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
  return new Map(
    cases.map((one) => [
      one,
      { pack: join(folder, 'packed', `${one.name}.1.0.0.nupkg`), folder: join(folder, one.name, 'published') },
    ]),
  );
}

/** The source that the SDK itself adds to the configuration of every user. */
const GALLERY = 'nuget.org';
/** What the SDK restores for frameworks that it does not carry. */
const SDK_PACKAGES = [
  'Microsoft.NETCore.App.*',
  'Microsoft.AspNetCore.App.*',
  'Microsoft.NETFramework.ReferenceAssemblies*',
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
    <packageSource key="${GALLERY}">${SDK_PACKAGES.map(pattern).join('')}</packageSource>
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
  <Target Name="PackWhatWasPublished" AfterTargets="Publish" DependsOnTargets="Pack" />
</Project>
`;

const PROGRAM = 'internal static class Program { private static void Main() { } }\n';

function solutionText(cases: readonly PublishCase[]): string {
  const projects = cases.map(({ name }) => `<Project Path="${name}/${name}.csproj" />`);
  return `<Solution>${projects.join('')}</Solution>\n`;
}

function projectText({ framework, rid, packages }: PublishCase): string {
  const runtime = rid === undefined ? '' : `<RuntimeIdentifier>${rid}</RuntimeIdentifier>`;
  const references = packages.map(
    ({ id, version, flags = '' }) => `<PackageReference Include="${id}" Version="${version}" ${flags} />`,
  );
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>${framework}</TargetFramework>${runtime}</PropertyGroup>
  <ItemGroup>${references.join('')}</ItemGroup>
</Project>
`;
}
