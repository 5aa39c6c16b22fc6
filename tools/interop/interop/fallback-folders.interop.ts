import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAssetsFile } from '@nuspine/nupkg-core';
import { resolveFiles } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion } from '@nuspine/primitives';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, NUGET_PROGRAMS } from '../src/nuget.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);

interface FallbackCase {
  readonly name: string;
  readonly references: readonly string[];
  /** Elements of NuGet.config beside the source; fallback folders are called `first` and `second`. */
  readonly config?: string;
  /** What `NUGET_FALLBACK_PACKAGES` names. */
  readonly variable?: readonly string[];
  /** A folder to name as the source, in place of those of NuGet.config. */
  readonly source?: string;
}

const FIRST = '<fallbackPackageFolders><add key="f" value="../first" /></fallbackPackageFolders>';
const BOTH =
  '<fallbackPackageFolders><add key="f" value="../first" /><add key="s" value="../second" /></fallbackPackageFolders>';
const MAPPING = `<packageSourceMapping>
  <packageSource key="feed"><package pattern="A" /><package pattern="B" /></packageSource>
</packageSourceMapping>`;

/** The feed has A 1.0.0 (which asks for B 1.0.0), A 1.5.0, B 1.2.0 and B 2.0.0. */
const CASES: readonly FallbackCase[] = [
  { name: 'Beside', references: ['A@1.0.0', 'C@1.0.0'], config: FIRST },
  { name: 'LowerBound', references: ['B@1.0.0'], config: FIRST },
  { name: 'Lowered', references: ['B@1.0.0', 'C@0.5.0'], config: FIRST },
  { name: 'Floating', references: ['A@1.*'], config: FIRST },
  { name: 'FloatingAlone', references: ['C@*'], config: FIRST },
  { name: 'Unmapped', references: ['A@1.9.0', 'C@1.0.0'], config: FIRST + MAPPING },
  { name: 'NowhereMapped', references: ['None@1.0.0'], config: FIRST + MAPPING },
  { name: 'Unfinished', references: ['Unfinished@1.0.0'], config: FIRST },
  { name: 'WithoutFile', references: ['WithoutFile@1.0.0'], config: FIRST },
  { name: 'Flat', references: ['Flat@1.0.0'], config: FIRST },
  { name: 'Two', references: ['C@2.0.0', 'A@1.9.0'], config: BOTH },
  { name: 'Variable', references: ['C@1.0.0', 'B@1.1.0'], config: FIRST, variable: ['second'] },
  { name: 'VariableOfTwo', references: ['C@2.0.0', 'A@1.9.0'], variable: ['second', 'first'] },
  { name: 'Named', references: ['A@1.9.0', 'C@1.0.0'], config: FIRST, source: 'feed' },
  { name: 'NamedByVariable', references: ['A@1.0.0', 'C@2.0.0'], variable: ['second'], source: 'feed' },
];

const PACKAGES: Readonly<Record<string, readonly (readonly [id: string, version: string, b?: string])[]>> = {
  feed: [
    ['A', '1.0.0', '1.0.0'],
    ['A', '1.5.0'],
    ['B', '1.2.0'],
    ['B', '2.0.0'],
  ],
  first: [
    ['A', '1.9.0'],
    ['B', '1.1.0'],
    ['C', '1.0.0', '1.2.0'],
    ['Unfinished', '1.0.0'],
    ['WithoutFile', '1.0.0'],
  ],
  second: [
    ['C', '1.0.0'],
    ['C', '2.0.0'],
  ],
};

describe.skipIf(skipped !== undefined)(`fallback folders in dotnet restore ${skipped ?? ''}`, () => {
  it('count for us as they do there', async () => {
    await withTemporaryFolder(async (folder) => {
      await writePackages(folder);
      for (const { name, references, config = '', variable, source } of CASES) {
        const home = join(folder, name);
        await writeProject(home, references, config);
        const paths = variable?.map((one) => join(folder, one)).join(';');
        const environment = paths === undefined ? {} : { NUGET_FALLBACK_PACKAGES: paths };
        const env = { ...DOTNET_ENVIRONMENT, ...environment, NUGET_PACKAGES: join(home, 'packages') };
        const sources = source === undefined ? [] : [join(folder, source)];
        const named = sources.flatMap((one) => ['--source', one]);
        await runProgram('dotnet', ['restore', '-v', 'quiet', '-nologo', ...named], { cwd: home, env });
        const assets = join(home, 'obj', 'project.assets.json');
        const { targets, messages } = parseAssetsFile(await readFile(assets), assets);
        const { packages, findings } = await resolveFiles({
          roots: references,
          sources,
          framework: 'net10.0',
          nuGet: { environment, config: join(home, 'NuGet.config') },
        });
        expect({
          name,
          packages: packages.map(({ id, version }) => `${id}/${version}`),
          codes: new Set(findings.map(({ code }) => code)),
        }).toEqual({
          name,
          packages: targets
            .flatMap(({ libraries }) => libraries)
            .map(({ id, version }) => `${id}/${formatNuGetVersion(version)}`),
          codes: new Set(messages.map(({ code }) => code)),
        });
      }
      console.log(`fallback folders: ${String(CASES.length)} projects, 0 differ`);
    });
  });
});

/** Fallback folders are filled by restore itself, and then spoiled where a case is about that. */
async function writePackages(folder: string): Promise<void> {
  for (const [place, packages] of Object.entries(PACKAGES)) {
    const feed = join(folder, place === 'feed' ? place : `${place}-feed`);
    await mkdir(feed);
    for (const [id, version, b] of packages) {
      const inner = b === undefined ? '' : `<dependency id="B" version="${b}" />`;
      const metadata = `<dependencies><group targetFramework="net8.0">${inner}</group></dependencies>`;
      const bytes = await buildPackage({ id, version, files: { 'lib/net8.0/_._': '' }, metadata });
      await writeFile(join(feed, `${id}.${version}.nupkg`), bytes);
    }
    if (place !== 'feed') await installAll(join(folder, place), feed, packages);
  }
  await rm(join(folder, 'first', 'unfinished', '1.0.0', '.nupkg.metadata'));
  await rm(join(folder, 'first', 'withoutfile', '1.0.0', 'withoutfile.1.0.0.nupkg'));
  await cp(join(folder, 'feed', 'B.2.0.0.nupkg'), join(folder, 'first', 'Flat.1.0.0.nupkg'));
}

async function installAll(
  folder: string,
  feed: string,
  packages: readonly (readonly [id: string, version: string, b?: string])[],
): Promise<void> {
  const home = `${folder}-project`;
  const downloads = packages.map(([id, version]) => `<PackageDownload Include="${id}" Version="[${version}]" />`);
  await writeProject(home, [], '', downloads.join(''), feed);
  const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: folder };
  await mustRun('dotnet', ['restore', '-v', 'quiet', '-nologo'], { cwd: home, env });
}

async function writeProject(
  home: string,
  references: readonly string[],
  config: string,
  items = '',
  feed = '../feed',
): Promise<void> {
  await mkdir(home, { recursive: true });
  const sources = `<packageSources><clear /><add key="feed" value="${feed}" /></packageSources>`;
  await writeFile(join(home, 'NuGet.config'), `<configuration>${sources}${config}</configuration>`);
  const asked = references.map((reference) => {
    const [id = '', version = ''] = reference.split('@');
    return `<PackageReference Include="${id}" Version="${version}" />`;
  });
  await writeFile(
    join(home, 'app.csproj'),
    `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
  <ItemGroup>${asked.join('')}${items}</ItemGroup>
</Project>
`,
  );
}
