import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { mustRun, type ProgramResult, runProgram } from '@nuspine/interop/run-program';
import { buildPackage } from '@nuspine/testkit/packages';
import type { LocalRegistry } from './local-registry.ts';
import { unsetCaller } from './unset-caller.ts';

export type PackageManager = 'npm' | 'pnpm';

/** A fresh repository of somebody else, with Nx and one project without a project file. */
export interface ForeignWorkspace {
  readonly folder: string;
  readonly manager: PackageManager;
  readonly registry: LocalRegistry;
}

const APP = 'apps/app';

/** Makes the repository and installs Nx in it, of the version that is asked for. */
export async function makeWorkspace(
  folder: string,
  nx: string,
  manager: PackageManager,
  registry: LocalRegistry,
): Promise<ForeignWorkspace> {
  const workspace = { folder, manager, registry };
  const write = (path: string, content: string | Uint8Array): Promise<void> => writeInto(workspace, path, content);
  await write(
    'package.json',
    JSON.stringify({ name: 'foreign', private: true, version: '0.0.0', workspaces: ['apps/*'] }),
  );
  await write('nx.json', JSON.stringify({ analytics: false, neverConnectToCloud: true, defaultBase: 'main' }));
  await write('.gitignore', 'node_modules\ndist\n.nx\n');
  await write(`${APP}/package.json`, JSON.stringify({ name: 'app', private: true, version: '0.0.0' }));
  await write('feed/Lib.2.0.0.nupkg', await libPackage());
  if (manager === 'pnpm') {
    const settings = ['packages: ["apps/*"]', 'allowBuilds: { nx: false, bsdiff-node: false }', 'minimumReleaseAge: 0'];
    await write('pnpm-workspace.yaml', `${settings.join('\n')}\n`);
  }
  await incoming(workspace, '1.0.0', 'one');
  await mustRun('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: folder });
  const devkit = nx.startsWith('24.') ? '24.0.0' : nx;
  const add =
    manager === 'npm'
      ? ['install', '--save-dev', '--no-audit', '--no-fund']
      : ['add', '--workspace-root', '--save-dev'];
  await managed(workspace, [...add, `nx@${nx}`, `@nx/devkit@${devkit}`]);
  return workspace;
}

/** Writes a file of the repository, with the folders above it. */
export async function writeInto(
  { folder }: Pick<ForeignWorkspace, 'folder'>,
  path: string,
  content: string | Uint8Array,
): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), content);
}

/** Puts a version of the app where the release line takes it from, in place of the one before. */
export async function incoming({ folder }: ForeignWorkspace, version: string, content: string): Promise<void> {
  const path = join(folder, APP, 'incoming');
  await rm(path, { recursive: true, force: true });
  await mkdir(path, { recursive: true });
  await writeFile(join(path, `App.${version}.nupkg`), await appPackage(version, content));
}

/** Runs the package manager against the local registry alone. */
export async function managed(
  { folder, manager, registry }: ForeignWorkspace,
  args: readonly string[],
): Promise<ProgramResult> {
  return mustRun(manager, [...args, ...(manager === 'pnpm' ? ['--registry', registry.url] : [])], {
    cwd: folder,
    env: { ...unsetCaller(process.env), ...registryEnvironment(registry) },
  });
}

/** `nx add`, which installs from the local registry and runs `init`. */
export async function addPlugin({ folder, manager, registry }: ForeignWorkspace): Promise<void> {
  const run = manager === 'npm' ? ['npx', '--no', 'nx'] : ['pnpm', 'exec', 'nx'];
  const [file = '', ...args] = [...run, 'add', '@nuspine/nx'];
  const env = { ...unsetCaller(process.env), ...registryEnvironment(registry), ...QUIET };
  await mustRun(file, args, { cwd: folder, env });
}

/** Runs Nx with nothing on PATH but Node: no SDK of .NET is there to be started. */
export async function nx(
  workspace: ForeignWorkspace,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  const path = join(workspace.folder, '.nx', 'node-only');
  await mkdir(path, { recursive: true });
  await symlink(process.execPath, join(path, 'node')).catch(() => undefined);
  return startNx(workspace, args, { ...env, PATH: path });
}

/** Runs Nx with everything that is on PATH, against the local registry; it must succeed. */
export async function mustRunNx(
  workspace: ForeignWorkspace,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ProgramResult> {
  const result = await startNx(workspace, args, { ...registryEnvironment(workspace.registry), ...env });
  if (result.code !== 0) throw new Error(`nx ${args.join(' ')}\n${result.stdout}${result.stderr}`);
  return result;
}

async function startNx(
  { folder }: ForeignWorkspace,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProgramResult> {
  const manifest: { bin: { nx: string } } = JSON.parse(
    await readFile(join(folder, 'node_modules/nx/package.json'), 'utf8'),
  );
  const script = join(folder, 'node_modules/nx', manifest.bin.nx);
  return runProgram(process.execPath, [script, ...args], {
    cwd: folder,
    env: { ...unsetCaller(process.env), ...QUIET, ...env },
  });
}

/** Tasks of one project in a run by what became of them. Nx puts a target with a colon in quotes. */
export function tasksOf(
  { stdout }: ProgramResult,
  project: string,
): {
  readonly ran: readonly string[];
  readonly cached: readonly string[];
} {
  const lines = stdout.split('\n').flatMap((line) => {
    const found = /^(?:.*?)> nx run ([^\s:]+):"?([^\s"]+)"?(?:\s+\[(.*cache.*)\])?\s*$/.exec(line.trim());
    return found?.[1] !== project ? [] : [{ task: found[2] ?? '', cached: found[3] !== undefined }];
  });
  return {
    ran: lines.filter(({ cached }) => !cached).map(({ task }) => task),
    cached: lines.filter(({ cached }) => cached).map(({ task }) => task),
  };
}

const QUIET = { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', CI: '1', NO_COLOR: '1', FORCE_COLOR: '0', NX_TUI: 'false' };

function registryEnvironment({ url, userConfig }: LocalRegistry): Record<string, string> {
  return {
    NPM_CONFIG_USERCONFIG: userConfig,
    NPM_CONFIG_REGISTRY: url,
    npm_config_registry: url,
    pnpm_config_registry: url,
    pnpm_config_minimum_release_age: '0',
    npm_config_ignore_scripts: 'true',
  };
}

async function appPackage(version: string, content: string): Promise<Uint8Array> {
  const body = new Uint8Array(20_000).map((_, index) => index % 251);
  return buildPackage({
    id: 'App',
    version,
    metadata:
      '<dependencies><group targetFramework="net8.0"><dependency id="Lib" version="2.0.0" /></group></dependencies>',
    files: { 'lib/net8.0/App.dll': Buffer.concat([body, Buffer.from(content)]) },
  });
}

async function libPackage(): Promise<Uint8Array> {
  return buildPackage({ id: 'Lib', version: '2.0.0', files: { 'lib/net8.0/Lib.dll': 'library' } });
}
