import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatLockFile, parseLockFile } from '@nuspine/nupkg-core';
import { resolveFiles } from '@nuspine/nupkg-core/fs';
import { withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, NUGET_PROGRAMS } from '../src/nuget.ts';
import { runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);

/** Two names of the project's own for one framework, with other references, and one that has no other name. */
const ALIASES = `<TargetFrameworks>mine;net10.0;net9.0</TargetFrameworks>
  </PropertyGroup>
  <PropertyGroup Condition="'$(TargetFramework)' == 'mine'">
    <TargetFrameworkIdentifier>.NETCoreApp</TargetFrameworkIdentifier>
    <TargetFrameworkVersion>v10.0</TargetFrameworkVersion>
    <TargetFrameworkMoniker>.NETCoreApp,Version=v10.0</TargetFrameworkMoniker>`;

describe.skipIf(skipped !== undefined)(`lock files of dotnet restore ${skipped ?? ''}`, () => {
  it('are read and written alike where a project has two names for one framework', async () => {
    await withProject(
      ALIASES,
      `<PackageReference Include="B" Version="2.0.0" Condition="'$(TargetFramework)' == 'mine'" />`,
      async (folder) => {
        expect(await restore(folder)).toBe(0);
        const path = join(folder, 'packages.lock.json');
        const text = await readFile(path, 'utf8');
        const lock = parseLockFile(Buffer.from(text), path);
        expect(lock.version).toBe(3);
        expect(lock.targets.map(({ alias }) => alias)).toContain('mine');
        expect(formatLockFile(lock)).toBe(text);
        for (const roots of [['A@1.0.0'], ['A@1.0.0', 'B@2.0.0']]) {
          const options = { roots, sources: [join(folder, 'feed')], framework: 'net10.0', lockFile: path };
          expect(await resolveFiles({ ...options, lockMode: 'locked' })).toMatchObject({
            ok: true,
            lockFile: 'verified',
          });
        }
      },
    );
  });

  it('hold for both in all versions that there are, and in no other', async () => {
    await withProject('<TargetFramework>net10.0</TargetFramework>', '', async (folder) => {
      expect(await restore(folder)).toBe(0);
      const path = join(folder, 'packages.lock.json');
      const dependencies = lockedOf(await readFile(path, 'utf8'));
      const early = { dependencies: { 'net10.0': dependencies } };
      const late = { 'net10.0': { framework: 'net10.0', dependencies } };
      const documents = [
        { version: 1, ...early },
        { version: 2, ...early },
        { version: 3, ...late },
        { version: 3, ...early },
        { version: 4, ...late },
      ];
      const theirs = [];
      const ours = [];
      for (const document of documents) {
        await writeFile(path, JSON.stringify(document));
        theirs.push((await restore(folder, '--locked-mode', '--force')) === 0);
        ours.push(await holdsForUs(folder, path));
      }
      expect(theirs).toEqual([true, true, true, false, false]);
      expect(ours).toEqual(theirs);
    });
  });
});

async function withProject(properties: string, items: string, use: (folder: string) => Promise<void>): Promise<void> {
  await withTemporaryFolder(async (folder) => {
    await mkdir(join(folder, 'feed'));
    for (const [id, version, metadata] of [
      ['A', '1.0.0', '<dependencies><dependency id="B" version="1.0.0" /></dependencies>'],
      ['B', '1.0.0', ''],
      ['B', '2.0.0', ''],
    ] as const) {
      const bytes = await buildPackage({ id, version, files: { 'lib/netstandard1.0/_._': '' }, metadata });
      await writeFile(join(folder, 'feed', `${id}.${version}.nupkg`), bytes);
    }
    const sources = '<packageSources><clear /><add key="feed" value="feed" /></packageSources>';
    await writeFile(join(folder, 'NuGet.config'), `<configuration>${sources}</configuration>`);
    await writeFile(
      join(folder, 'app.csproj'),
      `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <NuGetAudit>false</NuGetAudit>
    <DisableImplicitFrameworkReferences>true</DisableImplicitFrameworkReferences>
    <RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>
    ${properties}
  </PropertyGroup>
  <ItemGroup><PackageReference Include="A" Version="1.0.0" />${items}</ItemGroup>
</Project>
`,
    );
    await use(folder);
  });
}

async function restore(folder: string, ...args: readonly string[]): Promise<number | null> {
  const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(folder, 'packages') };
  const { code } = await runProgram('dotnet', ['restore', '-v', 'quiet', '-nologo', ...args], { cwd: folder, env });
  return code;
}

async function holdsForUs(folder: string, lockFile: string): Promise<boolean> {
  const options = { roots: ['A@1.0.0'], sources: [join(folder, 'feed')], framework: 'net10.0', lockFile };
  try {
    return (await resolveFiles({ ...options, lockMode: 'locked' })).ok;
  } catch (error) {
    expect(error).toMatchObject({ code: 'LOCK_FILE_INVALID' });
    return false;
  }
}

function lockedOf(text: string): object {
  const document: { readonly dependencies: { readonly 'net10.0': object } } = JSON.parse(text);
  return document.dependencies['net10.0'];
}
