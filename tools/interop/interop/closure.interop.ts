import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { findMissing, initLayout, pruneLayout, runOffline } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(['dotnet', 'git']);

const project = (properties: string, references = ''): string =>
  `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>${properties}<OutputType>Exe</OutputType></PropertyGroup>${references}</Project>`;

/** Builds that need packs which no lock file has. */
const BUILDS: readonly (readonly [name: string, properties: string, packs: RegExp])[] = [
  ['this framework', '<TargetFramework>net10.0</TargetFramework>', /^$/],
  ['an older framework', '<TargetFramework>net9.0</TargetFramework>', /NETCore\.App\.Ref .*/],
  ['two frameworks', '<TargetFrameworks>net8.0;net10.0</TargetFrameworks>', /Microsoft\.NETCore\.App\.Ref 8\.0\.\d+/],
  [
    'another runtime',
    '<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>win-x64</RuntimeIdentifier>',
    /Microsoft\.NETCore\.App\.Host\.win-x64 10/,
  ],
  [
    'itself with its runtime',
    '<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>true</SelfContained>',
    /Microsoft\.NETCore\.App\.Runtime\.linux-x64 10/,
  ],
  [
    'trimming',
    '<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishTrimmed>true</PublishTrimmed>',
    /Microsoft\.NET\.ILLink\.Tasks 10/,
  ],
  [
    'code compiled ahead of time',
    '<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishAot>true</PublishAot>',
    /Microsoft\.DotNet\.ILCompiler 10/,
  ],
  [
    'native images',
    '<TargetFramework>net10.0</TargetFramework><RuntimeIdentifier>linux-x64</RuntimeIdentifier><PublishReadyToRun>true</PublishReadyToRun>',
    /Microsoft\.NETCore\.App\.Crossgen2\.linux-x64 10/,
  ],
];

describe.skipIf(skipped !== undefined)(`what a layout lacks ${skipped ?? ''}`, () => {
  let root: string;
  const { env } = process;

  beforeAll(async () => {
    root = await temporaryFolder();
    await initLayout(root);
    await writeFile(join(root, '.gitignore'), 'bin/\nobj/\nlocal-nugets/packages/\n');
    await mustRun('git', ['init', root]);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it.each(BUILDS)('names the packs that a build for %s needs, as restore does', async (_, properties, packs) => {
    await rm(join(root, 'obj'), { recursive: true, force: true });
    await writeFile(join(root, 'app.csproj'), project(properties));
    const report = await findMissing(root, { environment: env });
    const missing = report.findings
      .filter(({ code }) => code === 'package-missing')
      .map(({ path }) => /^local-nugets\/(.*?)\.(\d+\.\d+\.\d+)\.nupkg$/.exec(path))
      .map((found) => `${found?.[1] ?? ''} ${found?.[2] ?? ''}`);
    expect(missing.join('\n')).toMatch(packs);
    const ids = missing.map((name) => name.split(' ')[0] ?? '');
    expect(new Set(ids)).toEqual(await unfoundByRestore(root));
  });

  it('fetches what is missing, and a build then needs nothing else', async () => {
    const feed = await temporaryFolder();
    const pkg = await buildPackage({ id: 'Leaf', version: '1.0.0', files: { 'lib/net10.0/_._': '' } });
    await writeFile(join(feed, 'Leaf.1.0.0.nupkg'), pkg);
    const reference = '<ItemGroup><PackageReference Include="Leaf" Version="1.0.0" /></ItemGroup>';
    const locked =
      '<TargetFramework>net10.0</TargetFramework><RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>';
    await writeFile(join(root, 'app.csproj'), project(locked, reference));
    await writeFile(join(root, 'Program.cs'), 'System.Console.WriteLine("built");');
    await writeFile(
      join(feed, 'NuGet.config'),
      `<configuration><packageSources><clear /><add key="online" value="${feed}" /></packageSources></configuration>`,
    );
    await mustRun('dotnet', ['restore', '--configfile', join(feed, 'NuGet.config'), '--packages', join(feed, 'p')], {
      cwd: root,
    });

    expect(await findMissing(root, { environment: env })).toMatchObject({
      findings: [{ code: 'package-missing', path: 'local-nugets/Leaf.1.0.0.nupkg' }],
    });
    const from = { sources: [feed], nuGet: { environment: env } };
    expect(await findMissing(root, { environment: env, from })).toMatchObject({
      ok: true,
      changed: ['Leaf.1.0.0.nupkg'],
    });
    await rm(feed, { recursive: true });
    expect(
      await runOffline(root, ['dotnet', 'build', '-p:RestoreLockedMode=true'], { environment: env }),
    ).toMatchObject({
      ok: true,
      contacts: [],
    });
    expect(await pruneLayout(root, { environment: env })).toMatchObject({ ok: true, findings: [] });
  });

  it('deletes what nobody needs any more', async () => {
    await writeFile(join(root, 'app.csproj'), project('<TargetFramework>net10.0</TargetFramework>'));
    await rm(join(root, 'packages.lock.json'));
    await rm(join(root, 'obj'), { recursive: true });
    expect(await pruneLayout(root, { environment: env, apply: true })).toMatchObject({
      ok: true,
      changed: ['Leaf.1.0.0.nupkg'],
    });
    expect(await readFile(join(root, 'local-nugets/manifest.json'), 'utf8')).not.toContain('Leaf');
    await mkdir(join(root, 'local-nugets/packages'), { recursive: true });
    expect(await runOffline(root, ['dotnet', 'build'], { environment: env })).toMatchObject({ ok: true });
  });
});

/** Packages that restore looks for in an empty layout and does not find (NU1101). */
async function unfoundByRestore(root: string): Promise<ReadonlySet<string>> {
  const { stdout } = await runProgram('dotnet', ['restore', '--force'], { cwd: root });
  return new Set([...stdout.matchAll(/error NU1101: Unable to find package (\S+)\./g)].map(([, id = '']) => id));
}
