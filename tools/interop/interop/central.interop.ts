import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { parseAssetsFile } from '@nuspine/nupkg-core';
import { resolveFiles } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion } from '@nuspine/primitives';
import { v3Feed, withHttpServer, withTemporaryFolder } from '@nuspine/testkit';
import { buildPackage } from '@nuspine/testkit/packages';
import { describe, expect, it } from 'vitest';
import { CENTRAL_CASES, type CentralCase, centralProjectText, centralText } from '../src/central-cases.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT, NUGET_PROGRAMS } from '../src/nuget.ts';
import { runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(NUGET_PROGRAMS);

const PACKAGES: readonly (readonly [id: string, version: string, asksFor?: string])[] = [
  ['A', '1.0.0', '1.0.0'],
  ['A', '2.0.0', '2.0.0'],
  ['G', '1.0.0'],
  ['G', '2.0.0', '1.5.0'],
  ['B', '1.0.0'],
  ['B', '1.5.0'],
  ['B', '2.0.0'],
];

/** What the build says itself, which is not in the assets file. */
const OF_THE_BUILD: ReadonlySet<string> = new Set(['NU1504', 'NU1506']);

describe.skipIf(skipped !== undefined)(`central versions in dotnet restore ${skipped ?? ''}`, () => {
  it('are what we take, and so are the errors and the lock file', async () => {
    await withTemporaryFolder(async (folder) => {
      await restoreAll(folder);
      for (const { name, references = ['A'] } of CENTRAL_CASES) {
        const home = join(folder, name);
        const lockFile = join(home, 'ours.lock.json');
        const { ok, packages, findings } = await resolveFiles({
          roots: references,
          sources: [join(folder, 'feed')],
          framework: 'net10.0',
          central: join(home, 'Directory.Packages.props'),
          lockFile,
        });
        const assets = join(home, 'obj', 'project.assets.json');
        const { targets, messages } = parseAssetsFile(await readFile(assets), assets);
        const theirs = targets.flatMap(({ libraries }) => libraries);
        const errors = new Set(findings.map(({ code }) => code).filter((code) => !OF_THE_BUILD.has(code)));
        const codes = new Set(messages.map(({ code }) => code));
        expect({ name, packages: packages.map(({ id, version }) => `${id}/${version}`), errors }).toEqual({
          name,
          packages: theirs.map(({ id, version }) => `${id}/${formatNuGetVersion(version)}`),
          errors: codes,
        });
        if (!ok) continue;
        expect(await readFile(lockFile, 'utf8')).toBe(await readFile(join(home, 'packages.lock.json'), 'utf8'));
      }
    });
    console.log(`central versions: ${String(CENTRAL_CASES.length)} projects, 0 differ`);
  });

  it.each([
    ['two servers', 2, 0],
    ['a server and a folder', 1, 1],
  ])('are warned of with %s as restore does', async (_, servers, folders) => {
    const nupkg = await buildPackage({ id: 'A', version: '1.0.0', files: { 'lib/net8.0/_._': '' } });
    await withTemporaryFolder((folder) =>
      withServers(servers, v3Feed([{ id: 'a', version: '1.0.0', nupkg }]), async (urls) => {
        const addresses = urls.map((url) => `${url}/v3/index.json`);
        const paths = Array.from({ length: folders }, () => '.');
        await writeServedProject(folder, [...addresses, ...paths]);
        const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(folder, 'packages') };
        const args = ['restore', '-nologo', '--no-http-cache'];
        const { code, stdout } = await runProgram('dotnet', args, { cwd: folder, env });
        expect(code, stdout).toBe(0);
        const { ok, findings } = await resolveFiles({
          roots: ['A'],
          sources: [],
          framework: 'net10.0',
          central: join(folder, 'Directory.Packages.props'),
          nuGet: { environment: {}, config: join(folder, 'NuGet.config'), cache: join(folder, 'cache') },
        });
        expect({ ok, warns: findings.some(({ code: found }) => found === 'NU1507') }).toEqual({
          ok: true,
          warns: stdout.includes('NU1507'),
        });
        expect(stdout.includes('NU1507')).toBe(servers > 1);
      }),
    );
  });
});

async function restoreAll(folder: string): Promise<void> {
  await mkdir(join(folder, 'feed'));
  for (const [id, version, b] of PACKAGES) {
    const inner = b === undefined ? '' : `<dependency id="B" version="${b}" />`;
    const metadata = `<dependencies><group targetFramework="net8.0">${inner}</group></dependencies>`;
    const bytes = await buildPackage({ id, version, files: { 'lib/net8.0/_._': '' }, metadata });
    await writeFile(join(folder, 'feed', `${id}.${version}.nupkg`), bytes);
  }
  const sources = '<packageSources><clear /><add key="feed" value="feed" /></packageSources>';
  await writeFile(join(folder, 'NuGet.config'), `<configuration>${sources}</configuration>`);
  for (const one of CENTRAL_CASES) {
    const home = join(folder, one.name);
    await mkdir(home);
    await writeFile(join(home, 'Directory.Packages.props'), centralText(one));
    await writeFile(join(home, `${one.name}.csproj`), centralProjectText(one));
  }
  const projects = CENTRAL_CASES.map(({ name }) => `<Project Path="${name}/${name}.csproj" />`);
  await writeFile(join(folder, 'all.slnx'), `<Solution>${projects.join('')}</Solution>`);
  const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: join(folder, 'packages') };
  await runProgram('dotnet', ['restore', 'all.slnx', '-v', 'quiet', '-nologo'], { cwd: folder, env });
}

/** `use` gets the addresses of so many servers. */
async function withServers(
  count: number,
  answer: RequestListener,
  use: (urls: readonly string[]) => Promise<void>,
  urls: readonly string[] = [],
): Promise<void> {
  if (urls.length === count) return use(urls);
  return withHttpServer(answer, ({ url }) => withServers(count, answer, use, [...urls, url]));
}

async function writeServedProject(folder: string, sources: readonly string[]): Promise<void> {
  const one: CentralCase = { name: 'app', items: '<PackageVersion Include="A" Version="1.0.0" />' };
  await writeFile(join(folder, 'app.csproj'), centralProjectText(one));
  await writeFile(join(folder, 'Directory.Packages.props'), centralText(one));
  const items = sources.map((source, at) => {
    return `<add key="${String(at)}" value="${source}" allowInsecureConnections="true" />`;
  });
  const text = `<configuration><packageSources><clear />${items.join('')}</packageSources></configuration>`;
  await writeFile(join(folder, 'NuGet.config'), text);
}
