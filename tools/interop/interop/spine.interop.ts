import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withPackageFile } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion } from '@nuspine/primitives';
import { checkSpine, syncSpine } from '@nuspine/spine/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun } from '../src/run-program.ts';

const skipped = await reasonToSkip(['dotnet']);

const SPINE = `source = "package.json"
[[artifact]]
kind = "msbuild"
path = "Directory.Build.props"
property = "VersionPrefix"
[[artifact]]
kind = "msbuild"
path = "Directory.Build.props"
property = "VersionSuffix"
[[artifact]]
kind = "nupkg"
path = "out/*.nupkg"
id = "Acme.Lib"
`;
const PROPS = `<Project>
  <PropertyGroup>
    <VersionPrefix>1.0.0</VersionPrefix>
    <VersionSuffix>beta.1</VersionSuffix>
  </PropertyGroup>
</Project>
`;
const PROJECT = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <PackageId>Acme.Lib</PackageId>
  </PropertyGroup>
</Project>
`;

describe.skipIf(skipped !== undefined)(`a spine and dotnet pack ${skipped ?? ''}`, () => {
  let folder: string;
  let spine: string;

  beforeAll(async () => {
    folder = await temporaryFolder();
    spine = join(folder, 'spine.toml');
    const config = '<configuration><packageSources><clear /></packageSources></configuration>';
    const files = {
      'spine.toml': SPINE,
      'Directory.Build.props': PROPS,
      'NuGet.config': config,
      'lib/Acme.Lib.csproj': PROJECT,
      'lib/Lib.cs': 'namespace Acme; public static class Lib;\n',
    };
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(['2.0.0', '2.1.0-rc.1', '0.0.0-pr-20260101120000'])(
    'after spine sync, dotnet pack gives version %s',
    async (version) => {
      await writeFile(join(folder, 'package.json'), JSON.stringify({ version }));
      expect((await checkSpine(spine)).ok).toBe(false);
      await syncSpine(spine);
      await rm(join(folder, 'out'), { recursive: true, force: true });
      await mustRun('dotnet', ['pack', 'lib', '--output', 'out'], {
        cwd: folder,
        env: { NUGET_PACKAGES: join(folder, 'packages'), DOTNET_CLI_HOME: folder, DOTNET_NOLOGO: '1' },
      });
      const [name = ''] = await readdir(join(folder, 'out'));
      const { id, version: packed } = await withPackageFile(join(folder, 'out', name), async (pkg) => pkg.identity);
      expect([id, formatNuGetVersion(packed)]).toEqual(['Acme.Lib', version]);
      expect(await checkSpine(spine)).toMatchObject({ ok: true, findings: [] });
    },
  );
});
