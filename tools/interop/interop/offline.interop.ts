import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { RestoreReport } from '@nuspine/manifest';
import { runOffline } from '@nuspine/manifest/fs';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { mustRun, runProgram } from '../src/run-program.ts';
import { writeRestoredLayout } from '../src/tampered-restore.ts';

const skipped = await reasonToSkip(['dotnet', 'npm', 'git', 'ip', 'unshare']);
/** A command that tries to reach another machine, and what must be seen of it. */
interface Way {
  readonly name: string;
  readonly command: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly protocol?: 'tcp' | 'udp' | 'dns';
  readonly by: RegExp;
}

/** As `pnpm build` makes it. */
const CLI = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));
const RESTORE = ['dotnet', 'restore', '--locked-mode', '--force'];

describe.skipIf(skipped !== undefined)(`commands with nothing but the layout ${skipped ?? ''}`, () => {
  let root: string;

  beforeAll(async () => {
    root = await temporaryFolder();
    await writeRestoredLayout(root);
    // In `home` a first run of dotnet leaves a certificate, which is a binary.
    await writeFile(join(root, '.gitignore'), 'bin/\nobj/\nhome/\n');
    await mustRun('git', ['init', root]);
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  const environment = process.env;

  it('lets dotnet restore and build, which ask for nothing', async () => {
    await rm(join(root, 'local-nugets/packages'), { recursive: true });
    expect(await runOffline(root, RESTORE, { environment })).toMatchObject({ ok: true, contacts: [] });
    await writeFile(join(root, 'Class.cs'), 'public class A { }');
    expect(await runOffline(root, ['dotnet', 'build', '--no-restore'], { environment })).toMatchObject({
      ok: true,
      contacts: [],
    });
  });

  const REMOTE = 'https://feed.example.test/v3/index.json';
  const config = (name: string): string =>
    `<configuration><packageSources><add key="${name}" value="${REMOTE}" /></packageSources></configuration>`;
  const datagram =
    "const s = require('node:dgram').createSocket('udp4'); s.send('x', 8125, 'feed.example.test', () => setTimeout(() => s.close(), 100))";

  /** Nine ways to reach out that no check of the layout can know of, each with the real program. */
  const WAYS: readonly Way[] = [
    {
      name: 'an extra source in a configuration',
      command: ['sh', '-c', 'dotnet restore --force --no-cache --configfile elsewhere/NuGet.config'],
      files: { 'elsewhere/NuGet.config': config('extra') },
      by: /dotnet/,
    },
    {
      name: 'a property of MSBuild',
      command: ['sh', '-c', `dotnet restore --force -p:RestoreAdditionalProjectSources=${REMOTE}`],
      by: /dotnet/,
    },
    {
      name: 'a variable of the environment',
      command: ['sh', '-c', `RestoreAdditionalProjectSources=${REMOTE} dotnet restore --force`],
      by: /dotnet/,
    },
    {
      name: 'the configuration of a user',
      command: [
        'sh',
        '-c',
        'export HOME=$PWD/home DOTNET_CLI_HOME=$PWD/home; cd / && dotnet package search x --format json',
      ],
      files: { 'home/.nuget/NuGet/NuGet.Config': config('user') },
      by: /dotnet/,
    },
    {
      name: 'npm',
      command: ['npm', 'view', 'left-pad', '--registry=https://feed.example.test/', '--fetch-retries=0'],
      by: /npm/,
    },
    {
      name: 'a plain TCP client',
      command: [
        process.execPath,
        '--eval',
        "require('node:net').connect(443, 'feed.example.test').on('error', () => '')",
      ],
      by: /^node --eval/,
    },
    {
      name: 'a question for a name',
      command: ['getent', 'ahosts', 'feed.example.test'],
      port: 53,
      protocol: 'dns',
      by: /getent/,
    },
    {
      name: 'a datagram',
      command: [process.execPath, '--eval', datagram],
      port: 8125,
      protocol: 'udp',
      by: /^node --eval/,
    },
    { name: 'git', command: ['git', 'ls-remote', 'https://feed.example.test/a.git'], by: /git/ },
  ];

  describe.each(WAYS)('by $name', ({ command, files = {}, port = 443, protocol = 'tcp', by }) => {
    beforeAll(() => writeTree(root, files));
    afterAll(async () => {
      for (const path of Object.keys(files)) await rm(join(root, path.split('/')[0] ?? ''), { recursive: true });
    });
    const contact = { host: 'feed.example.test', port, protocol, process: expect.stringMatching(by) };

    it('is refused, and named by process, host and port', async () => {
      const { exitCode, report } = await restore(root, command);
      expect(exitCode).toBe(1);
      expect(report).toMatchObject({ ok: false, evidence: 'net-jail', allowed: false });
      expect(report.contacts).toContainEqual(expect.objectContaining(contact));
      expect(report.findings.map(({ code }) => code)).toContain('remote-contact');
    });

    it('is reported and allowed with ALLOW_REMOTE=1', async () => {
      const { report } = await restore(root, command, { ALLOW_REMOTE: '1' });
      expect(report).toMatchObject({ evidence: 'net-jail', allowed: true });
      expect(report.contacts).toContainEqual(expect.objectContaining(contact));
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  });

  it.each([
    ['npm', ['npm', 'view', 'left-pad', '--registry=http://feed.example.test/'], 80, /npm/],
    ['dotnet', ['sh', '-c', `dotnet restore --force --source ${REMOTE}`], 443, /dotnet/],
  ])('sees %s behind the proxy too, where there is no jail', async (_, command, port, by) => {
    const report = await runOffline(root, command, { environment, layer: 'proxy' });
    expect(report).toMatchObject({ ok: false, evidence: 'proxy' });
    const contact = report.contacts.find((one) => one.host === 'feed.example.test' && one.port === port);
    expect(contact?.process).toMatch(by);
  });

  it.each([
    ['an argument', {}, ['dotnet', 'restore', '--source', REMOTE], 'bypass-in-command'],
    ['a property', {}, ['dotnet', 'restore', `-p:RestoreSources=${REMOTE}`], 'bypass-in-command'],
    ['a variable', { RestoreAdditionalProjectSources: REMOTE }, ['dotnet', 'restore'], 'bypass-in-environment'],
  ])('runs nothing where %s leads elsewhere', async (_, variables, command, code) => {
    const report = await runOffline(root, command, { environment: { ...environment, ...variables } });
    expect(report).not.toHaveProperty('exitCode');
    expect(report.findings.map((one) => one.code)).toContain(code);
  });

  it('costs a restore and a build nothing to speak of', async () => {
    const build = ['dotnet', 'build', '--no-incremental', '-p:NuGetAudit=false'];
    const times: Record<'net-jail' | 'proxy', number[]> = { 'net-jail': [], proxy: [] };
    for (let round = 0; round < 2; round++) {
      for (const layer of ['proxy', 'net-jail'] as const) {
        const start = performance.now();
        expect(await runOffline(root, build, { environment, layer })).toMatchObject({ ok: true, evidence: layer });
        times[layer].push(performance.now() - start);
      }
    }
    const [jail, proxy] = [Math.min(...times['net-jail']), Math.min(...times.proxy)];
    console.log(`build in a net jail ${jail.toFixed(0)} ms, behind a proxy ${proxy.toFixed(0)} ms`);
    expect(jail).toBeLessThan(proxy * 1.5 + 1000);
  });

  it('says which package is missing before dotnet runs', async () => {
    await rm(join(root, 'local-nugets/Leaf.1.0.0.nupkg'));
    const report = await runOffline(root, RESTORE, { environment });
    expect(report).not.toHaveProperty('exitCode');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'binary-missing', path: 'local-nugets/Leaf.1.0.0.nupkg' }),
    );
  });
});

/** The command line's own answer, by the command that people use. */
async function restore(
  root: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number | null; readonly report: RestoreReport }> {
  const args = [CLI, 'offline', 'restore', '--root', root, '--json', '--', ...command];
  const { code, stdout, stderr } = await runProgram(process.execPath, args, { env: { OFFLINE: '1', ...env } });
  try {
    const report: RestoreReport = JSON.parse(stdout);
    return { exitCode: code, report };
  } catch {
    throw new Error(`no report but ${stdout}${stderr}`);
  }
}

async function writeTree(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
