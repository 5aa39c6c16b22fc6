import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createBundle,
  doctor,
  install,
  listInstallation,
  publishBundle,
  rollBack,
  testBundle,
} from '@nuspine/compat-matrix/fs';
import { seededRandom, temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killProgram } from '../src/kill-program.ts';
import { reasonToSkip } from '../src/needed-programs.ts';
import { DOTNET_ENVIRONMENT } from '../src/nuget.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const FEED = fileURLToPath(new URL('../../../local-nugets', import.meta.url));
const RULES = `format = 2
[compatibility.hosting]
"9.0.20" = { logging = "~9.0.20" }
"9.0.22" = { logging = "~9.0.22" }
[compatibility.logging]
"9.0.20" = {}
"9.0.22" = {}
[bundles."stable-9.0.20"]
hosting = "9.0.20"
logging = "9.0.20"
[bundles."stable-9.0.22"]
hosting = "9.0.22"
logging = "9.0.22"
[release]
coordinated = ["hosting", "logging"]
packages = { hosting = "Microsoft.Extensions.Hosting.Abstractions", logging = "Microsoft.Extensions.Logging.Abstractions" }
metapackage = "Contoso.Stable"
test = [${JSON.stringify(process.execPath)}, "test.mjs"]
`;
const TEST = `import { existsSync } from 'node:fs';
const lib = 'lib/net9.0/Microsoft.Extensions.Logging.Abstractions.dll';
process.exit(existsSync(process.env.NUSPINE_CURRENT + '/logging/' + lib) ? 0 : 1);
`;
const KILLS = 30;
const SEED = 17;
const IDS = ['stable-9.0.20', 'stable-9.0.22'] as const;
const skipped = await reasonToSkip(['dotnet', 'shellcheck', 'dash', 'unshare', 'ldd']);

describe.skipIf(skipped !== undefined)(`bundles of real packages ${skipped ?? ''}`, () => {
  let folder = '';
  const path = (...names: readonly string[]): string => join(folder, ...names);
  const archiveOf = (id: string): string => path('out', `${id}.tar.gz`);
  const home = (id: string, ...names: readonly string[]): string => path('registry', 'bundles', id, ...names);

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeFile(path('versions.toml'), RULES);
    await writeFile(path('test.mjs'), TEST);
    const shared = { matrix: path('versions.toml'), feeds: [FEED] };
    for (const id of IDS) {
      const tested = await testBundle({
        ...shared,
        id,
        registry: path('registry'),
        now: '2026-01-01',
        environment: process.env,
      });
      const made = await createBundle({ ...shared, id, out: path('out') });
      const published = await publishBundle({ archive: archiveOf(id), registry: path('registry'), now: '2026-01-01' });
      expect([tested.ok, made.created, published.published]).toEqual([true, true, true]);
    }
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are tested, also by the upgrade, and the same bytes when they are made twice', async () => {
    expect(await readFile(path('versions.toml'), 'utf8')).toContain('upgraded-from = ["stable-9.0.20"]');
    const again = await createBundle({ matrix: path('versions.toml'), id: IDS[1], feeds: [FEED], out: path('again') });
    const bytes = await readFile(again.created ? again.path : '');
    expect(bytes.equals(await readFile(archiveOf(IDS[1])))).toBe(true);
    console.log(`archive: ${String(bytes.length)} bytes, equal when made twice`);
  });

  it('restore through their package with the real SDK, at exactly the versions of the bundle', async () => {
    await mkdir(path('app'));
    await writeFile(
      path('app', 'NuGet.config'),
      `<configuration><packageSources><clear /><add key="r" value="../registry/packages" /></packageSources></configuration>`,
    );
    const reference = '<PackageReference Include="Contoso.Stable" Version="9.0.20" />';
    await writeFile(
      path('app', 'app.csproj'),
      `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup><ItemGroup>${reference}</ItemGroup></Project>`,
    );
    for (const name of await readdir(FEED)) {
      if (/9\.0\.20\.nupkg$/.test(name))
        await copyFile(join(FEED, name), path('registry', 'packages', name.toLowerCase()));
    }
    const env = { ...DOTNET_ENVIRONMENT, NUGET_PACKAGES: path('nuget'), DOTNET_CLI_HOME: path('nuget') };
    await mustRun('dotnet', ['restore', '-nologo'], { cwd: path('app'), env });
    const assets = await readFile(path('app', 'obj', 'project.assets.json'), 'utf8');
    for (const name of ['Hosting.Abstractions', 'Logging.Abstractions'])
      expect(assets).toContain(`"Microsoft.Extensions.${name}/9.0.20"`);
  });

  it('have an install.sh that shellcheck has nothing to say of, and that dash reads', async () => {
    const script = home(IDS[0], 'install.sh');
    expect(
      await mustRun('shellcheck', ['--shell=sh', '--enable=all', '--severity=style', '--exclude=SC2250', script]),
    ).toMatchObject({ stdout: '' });
    await mustRun('dash', ['-n', script]);
  });

  it('are installed by install.sh where there is a shell, a few tools, Node and nothing else', async () => {
    const root = path('clean');
    await minimalRoot(root);
    await cp(home(IDS[0]), join(root, 'bundle'), { recursive: true });
    const inside = (...args: readonly string[]): Promise<Awaited<ReturnType<typeof runProgram>>> =>
      runProgram('unshare', ['--net', '--root', root, ...args], { env: { PATH: '/bin', HOME: '/home' } });
    const { code, stdout, stderr } = await inside('/bin/sh', '/bundle/install.sh', '/opt/contoso');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/installed stable 9\.0\.20 in \/opt\/contoso[^]*next:[^]*doctor[^]*rollback/);
    expect(await inside('/bin/node', '/bundle/nuspine-install.cjs', 'doctor', '--root', '/opt/contoso')).toMatchObject({
      code: 0,
    });
    await writeFile(join(root, 'bundle', `${IDS[0]}.tar.gz`), 'other bytes');
    const changed = await inside('/bin/sh', '/bundle/install.sh', '/opt/other');
    expect([changed.code, changed.stderr]).toEqual([
      1,
      `install.sh: ${IDS[0]}.tar.gz is not the file that was published: get it again\n`,
    ]);
    await rm(join(root, 'bin', 'node'));
    expect(await inside('/bin/sh', '/bundle/install.sh')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Node.js'),
    });
  });

  it(`are installed or not after kill -9 at ${String(KILLS)} moments (seed ${String(SEED)})`, async () => {
    const random = seededRandom(SEED);
    const root = path('killed');
    // A whole run, so that the moments reach from its beginning to its end however fast the machine is now.
    const started = performance.now();
    await mustRun(process.execPath, [
      home(IDS[0], 'nuspine-install.cjs'),
      'install',
      archiveOf(IDS[0]),
      '--root',
      root,
    ]);
    let whole = performance.now() - started;
    let kills = 0;
    let runs = 0;
    let now: string = IDS[0];
    const seen = new Map<string, number>();
    for (; kills < KILLS && runs < 5 * KILLS; runs++) {
      // Always the other one: there is nothing to do for what is installed.
      const wanted = now === IDS[0] ? IDS[1] : IDS[0];
      const args = [home(wanted, 'nuspine-install.cjs'), 'install', archiveOf(wanted), '--root', root];
      const begun = performance.now();
      if (await killProgram({ file: process.execPath, args, cwd: folder }, random(Math.ceil(whole * 1.5)))) kills++;
      // It came too late: the moments of the next reach little further.
      else whole = Math.min(whole, performance.now() - begun);
      const { installation, current = '' } = await listInstallation(root);
      now = installation?.bundle?.id ?? 'nothing';
      seen.set(now, (seen.get(now) ?? 0) + 1);
      expect(IDS).toContain(now);
      await stat(join(current, 'logging', 'lib', 'net9.0', 'Microsoft.Extensions.Logging.Abstractions.dll'));
      const { problems } = await doctor(root);
      expect(problems.filter(({ kind }) => kind !== 'leftover')).toEqual([]);
    }
    await install({ root, requests: [archiveOf(IDS[1])], environment: {} });
    expect(await doctor(root)).toMatchObject({ ok: true });
    console.log(`kill -9: ${String(kills)} in time in ${String(runs)} runs`, Object.fromEntries(seen));
    expect(kills).toBe(KILLS);
  });

  it('leave the old installation on a full disk, and when two install at once one of them wins', async () => {
    const disk = path('disk');
    await mkdir(disk);
    await mustRun('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk]);
    try {
      const root = join(disk, 'root');
      await install({ root, requests: [archiveOf(IDS[0])], environment: {} });
      await writeFile(join(disk, 'filler'), '');
      const used = Number((await mustRun('du', ['-sk', disk])).stdout.split('\t')[0]);
      await mustRun('mount', ['-o', `remount,size=${String(used + 300)}k`, disk]);
      await expect(install({ root, requests: [archiveOf(IDS[1])], environment: {} })).rejects.toMatchObject({
        code: 'FILE_WRITE_FAILED',
      });
      expect((await listInstallation(root)).installation?.bundle?.id).toBe(IDS[0]);
      expect(await doctor(root)).toMatchObject({ ok: true });
      await mustRun('mount', ['-o', 'remount,size=64m', disk]);
      const both = IDS.map((id) =>
        runProgram(process.execPath, [home(id, 'nuspine-install.cjs'), 'install', archiveOf(id), '--root', root]),
      );
      const results = await Promise.all(both);
      expect(results.some(({ code }) => code === 0)).toBe(true);
      for (const { code, stderr } of results) if (code !== 0) expect(stderr).toContain('MATRIX_INSTALL_LOCKED');
      expect(await doctor(root)).toMatchObject({ ok: true });
      await install({ root, requests: [archiveOf(IDS[0])], environment: {} });
      await install({ root, requests: [archiveOf(IDS[1])], environment: {} });
      await rollBack({ root });
      expect((await listInstallation(root)).installation?.bundle?.id).toBe(IDS[0]);
    } finally {
      await mustRun('umount', [disk]);
    }
  });
});

const TOOLS = ['dash', 'dirname', 'printf', 'mkdir', 'cat', 'env'];

/** A root with a shell, a few tools, Node and the libraries that they are linked with. */
async function minimalRoot(root: string): Promise<void> {
  for (const name of ['bin', 'home', 'tmp', 'opt', 'proc', 'dev']) await mkdir(join(root, name), { recursive: true });
  for (const name of TOOLS) {
    const { stdout } = await mustRun('which', [name]);
    await copyProgram(root, stdout.trim(), name);
  }
  await copyProgram(root, process.execPath, 'node');
  await symlink('dash', join(root, 'bin', 'sh'));
}

async function copyProgram(root: string, file: string, name: string): Promise<void> {
  await copyFile(file, join(root, 'bin', name));
  await chmod(join(root, 'bin', name), 0o755);
  const { stdout } = await runProgram('ldd', [file]);
  for (const [library] of stdout.matchAll(/\/\S+/g)) {
    const place = join(root, dirname(library));
    await mkdir(place, { recursive: true });
    await copyFile(library, join(place, basename(library)));
  }
}
