import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { contentHash } from '@nuspine/nupkg-core';
import { withFileSource } from '@nuspine/primitives/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { type NuGet, DOTNET_ENVIRONMENT, NUGET_PROGRAMS, openNuGet } from '../src/nuget.ts';
import { type ReleasePair, releasePair } from '../src/release-pair.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);

describe.skipIf(skipped !== undefined)(`NuGet ${skipped ?? ''}`, () => {
  let folder: string;
  let pair: ReleasePair;
  let nuget: NuGet;

  beforeAll(async () => {
    folder = await temporaryFolder();
    pair = await releasePair(folder);
    nuget = await openNuGet(join(folder, 'oracle'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads our full package as we do', async () => {
    const [answer] = await nuget.ask([{ op: 'nupkg-read', path: pair.target, hashFiles: true }]);
    const ours = await withFileSource(pair.target, (source) => contentHash(source));
    expect(answer).toMatchObject({ ok: true, isSigned: false });
    expect(answer).toMatchObject({ pkg: pair.id, contentHash: ours });
  });

  it('restores our full package from a folder feed', async () => {
    const project = join(folder, 'consumer');
    const feed = join(project, 'feed');
    await mkdir(feed, { recursive: true });
    const version = /-(\d[^-]*)-full/.exec(pair.target)?.[1] ?? '';
    // A flat folder feed finds packages by NuGet's own file name.
    await copyFile(pair.target, join(feed, `${pair.id}.${version}.nupkg`));
    await writeFile(join(project, 'NuGet.config'), NUGET_CONFIG);
    await writeFile(join(project, 'consumer.csproj'), projectFile(pair.id, version));
    const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(project, 'packages') };
    await mustRun('dotnet', ['restore', '--force'], { cwd: project, env });
    await mustRun('dotnet', ['build', '--no-restore', '-v', 'quiet', '-nologo'], { cwd: project, env });
  });
});

const NUGET_CONFIG = `<configuration>
  <packageSources><clear /><add key="feed" value="feed" /></packageSources>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
</configuration>
`;

function projectFile(id: string, version: string): string {
  return `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="${id}" Version="[${version}]" /></ItemGroup>
</Project>
`;
}
