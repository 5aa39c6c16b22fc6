import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageEntries, type SourcePattern, writeArchive } from '@nuspine/nupkg-core';
import { bytesSink } from '@nuspine/primitives';
import { DOTNET_ENVIRONMENT } from './nuget.ts';
import type { GraphPackage, GraphRequest, RestoreGraph } from './restore-graphs.ts';
import { runProgram } from './run-program.ts';

/** Properties of every project, besides those that keep a comparison to the point. */
export type ProjectProperties = Readonly<Record<string, string>>;

/**
 * Restores one project for each graph with the real client, all in one run, and gives what it wrote, by the name of the
 * graph. A restore that fails writes its assets file too, with the errors in it. Throws when it did not.
 */
export async function restoreWithDotnet(
  folder: string,
  graphs: readonly RestoreGraph[],
  properties: ProjectProperties = {},
): Promise<ReadonlyMap<string, string>> {
  await writeFeeds(folder, graphs);
  await writeFile(join(folder, 'NuGet.config'), configFile(graphs.flatMap(({ mapping = [] }) => mapping)));
  for (const graph of graphs) {
    await mkdir(join(folder, graph.name));
    await writeFile(join(folder, graph.name, `${graph.name}.csproj`), projectFile(graph, properties));
    await writeFile(join(folder, graph.name, 'Directory.Packages.props'), centralFile(graph));
  }
  const projects = graphs.map(({ name }) => `<Project Path="${name}/${name}.csproj" />`);
  await writeFile(join(folder, 'all.slnx'), `<Solution>${projects.join('')}</Solution>`);
  const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(folder, 'packages') };
  await runProgram('dotnet', ['restore', 'all.slnx', '-v', 'quiet', '-nologo'], { cwd: folder, env });
  const assets = graphs.map(async ({ name }): Promise<[string, string]> => {
    return [name, await readFile(join(folder, name, 'obj', 'project.assets.json'), 'utf8')];
  });
  return new Map(await Promise.all(assets));
}

/** Without a mapping all packages are in the first feed, with one they take turns: in that, in the other, in both. */
async function writeFeeds(folder: string, graphs: readonly RestoreGraph[]): Promise<void> {
  const [feed, other] = [join(folder, 'feed'), join(folder, 'other')];
  for (const path of [feed, other]) await mkdir(path, { recursive: true });
  for (const { packages, mapping } of graphs) {
    for (const [index, made] of packages.entries()) {
      if (mapping === undefined || index % 3 !== 1) await writePackage(feed, made);
      if (mapping !== undefined && index % 3 !== 0) await writePackage(other, made);
    }
  }
}

async function writePackage(
  feed: string,
  { id, version, framework, requests, files: paths, runtimes }: GraphPackage,
): Promise<void> {
  const list = requests.map((request) => `<dependency id="${request.id}" version="${request.range}" />`).join('');
  const dependencies = framework === undefined ? list : `<group targetFramework="${framework}">${list}</group>`;
  const nuspec = `<package><metadata><id>${id}</id><version>${version}</version><authors>random</authors>
    <description>random</description><dependencies>${dependencies}</dependencies></metadata></package>`;
  // A placeholder makes the package fit every framework.
  const files = (paths ?? ['lib/netstandard1.0/_._']).map((path) => ({ path, content: contentOf(path) }));
  if (runtimes !== undefined) files.push({ path: 'runtime.json', content: Buffer.from(runtimeJson(runtimes)) });
  const entries = packageEntries({ nuspecPath: `${id}.nuspec`, nuspec: Buffer.from(nuspec), files });
  const sink = bytesSink();
  await writeArchive(entries, sink);
  await writeFile(join(feed, `${id}.${version}.nupkg`), sink.bytes());
}

function contentOf(path: string): Buffer {
  return Buffer.from(/\.(props|targets)$/.test(path) ? '<Project />' : '');
}

/** Debian's runtimes are in no graph of the SDK: packages say what they fall back to. */
function runtimeJson(runtimes: NonNullable<GraphPackage['runtimes']>): string {
  const known = { 'debian.12-x64': { '#import': ['linux-x64'] } };
  const described = Object.entries(runtimes).map(([rid, sets]) => [
    rid,
    { ...(rid in known ? known['debian.12-x64'] : {}), ...sets },
  ]);
  return JSON.stringify({ runtimes: { ...known, ...Object.fromEntries(described) } });
}

/** What `Directory.Packages.props` says; without central versions, that there are none. */
export function centralFile({ requests, central }: RestoreGraph): string {
  const all = central === undefined ? [] : [...requests, ...central];
  const versions = all.map(({ id, range }) => `<PackageVersion Include="${id}" Version="${range}" />`);
  return `<Project>
  <PropertyGroup>
    <ManagePackageVersionsCentrally>${String(central !== undefined)}</ManagePackageVersionsCentrally>
    <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
  </PropertyGroup>
  <ItemGroup>${versions.join('')}</ItemGroup>
</Project>
`;
}

function projectFile({ requests, central, rid, prune = [] }: RestoreGraph, properties: ProjectProperties): string {
  const own = rid === undefined ? properties : { ...properties, RuntimeIdentifier: rid };
  const more = Object.entries(own).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
    <RestoreEnablePackagePruning>${String(prune.length > 0)}</RestoreEnablePackagePruning>
    ${more.join('\n    ')}
  </PropertyGroup>
  <ItemGroup>${requests.map(central === undefined ? packageReference : centralReference).join('')}</ItemGroup>
  <ItemGroup>${prune.map(prunedReference).join('')}</ItemGroup>
</Project>
`;
}

function prunedReference({ id, version }: { readonly id: string; readonly version: string }): string {
  return `<PrunePackageReference Include="${id}" Version="${version}" />`;
}

function packageReference({ id, range }: GraphRequest): string {
  return `<PackageReference Include="${id}" Version="${range}" />`;
}

function centralReference({ id }: GraphRequest): string {
  return `<PackageReference Include="${id}" />`;
}

function configFile(mapping: readonly SourcePattern[]): string {
  const patterns = Map.groupBy(mapping, ({ source }) => source);
  const sources = [...patterns].map(([source, mapped]) => {
    const distinct = [...new Set(mapped.map(({ pattern }) => pattern))];
    return `<packageSource key="${source}">${distinct.map((pattern) => `<package pattern="${pattern}" />`).join('')}</packageSource>`;
  });
  return `<configuration>
  <packageSources><clear /><add key="feed" value="feed" /><add key="other" value="other" /></packageSources>
  <packageSourceMapping><clear />${sources.join('')}</packageSourceMapping>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
</configuration>
`;
}
