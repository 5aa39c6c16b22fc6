import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuietly } from './run-quietly.ts';

/** Versions by package id. */
export type PackageVersions = Readonly<Record<string, readonly string[]>>;

/**
 * Has `dotnet restore` fetch these packages, and nothing they depend on, from the sources of this machine. Resolves to
 * the folder where they lie unpacked as `<id>/<version>`.
 */
export async function fetchNuGetPackages(cache: string, name: string, packages: PackageVersions): Promise<string> {
  const project = join(cache, `packages-${name}`);
  const store = join(cache, 'nuget');
  await mkdir(project, { recursive: true });
  await writeFile(join(project, 'packages.csproj'), projectOf(packages));
  await runQuietly(project, 'dotnet', ['restore', '--packages', store]);
  return store;
}

/** An assembly framework folder that a current application would take, best first. */
const FRAMEWORKS: readonly string[] = [
  'net10.0',
  'net9.0',
  'net8.0',
  'net7.0',
  'net6.0',
  'net5.0',
  'netcoreapp3.1',
  'netstandard2.1',
  'netstandard2.0',
];

/** The folder of the newest framework below `lib/` of a package. */
export async function bestLibFolder(packageFolder: string): Promise<string> {
  const folders = await readdir(join(packageFolder, 'lib'));
  const best = FRAMEWORKS.find((framework) => folders.includes(framework));
  if (best === undefined) throw new Error(`${packageFolder} has no assemblies for a current framework`);
  return join(packageFolder, 'lib', best);
}

function projectOf(packages: PackageVersions): string {
  const downloads = Object.entries(packages).map(([id, versions]) => {
    const exact = [...new Set(versions)].map((version) => `[${version}]`).join(';');
    return `    <PackageDownload Include="${id}" Version="${exact}" />`;
  });
  return [
    '<Project Sdk="Microsoft.NET.Sdk">',
    '  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>',
    '  <ItemGroup>',
    ...downloads,
    '  </ItemGroup>',
    '</Project>',
    '',
  ].join('\n');
}
