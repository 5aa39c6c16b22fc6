import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyFeed } from '@nuspine/delta/fs';
import { check, equal } from './checks.ts';
import {
  addPlugin,
  type ForeignWorkspace,
  incoming,
  makeWorkspace,
  nx,
  type PackageManager,
  tasksOf,
  writeInto,
} from './foreign-workspace.ts';
import type { LocalRegistry } from './local-registry.ts';
import { type RemoteCache, withRemoteCache } from './remote-cache.ts';
import { proveSync } from './sync.ts';
import { proveMigrate, proveNxRelease } from './versioning.ts';

/** A version of Nx and a package manager that a repository has. */
export interface Combination {
  readonly nx: string;
  readonly manager: PackageManager;
}

const STEPS = ['flatten', 'delta', 'releases'];
const LINE = [
  'g',
  '@nuspine/nx:release-line',
  'app',
  '--source=feed',
  '--app=incoming',
  '--framework=net8.0',
  '--no-interactive',
];

/** `nx add` in a fresh repository without .NET, then a release line, its cache, and the same on a second machine. */
export async function proveForeign(
  { nx: version, manager }: Combination,
  registry: LocalRegistry,
  folder: string,
): Promise<void> {
  const name = `Nx ${version}, ${manager}`;
  const first = join(folder, 'first');
  let made: ForeignWorkspace | undefined;
  await check(`${name}: nx add registers the plugin`, async () => {
    const workspace = await makeWorkspace(first, version, manager, registry);
    await addPlugin(workspace);
    const nxJson: { plugins?: unknown } = JSON.parse(await readFile(join(first, 'nx.json'), 'utf8'));
    equal(JSON.stringify(nxJson.plugins).includes('@nuspine/nx'), true);
    made = workspace;
  });
  if (made === undefined) return;
  const workspace = made;
  await check(`${name}: a release line brings its targets, with no SDK of .NET`, () => proveTargets(workspace));
  await withRemoteCache(join(folder, 'cache'), async (cache) => {
    await check(`${name}: releases makes a feed that verifies, then comes from the cache`, () =>
      proveRelease(workspace, cache),
    );
    await check(`${name}: another version runs each step once, with a delta`, () => proveUpdate(workspace, cache));
    await check(`${name}: a second machine takes the same bytes from the shared cache`, () =>
      proveShared(workspace, cache, folder),
    );
  });
  await check(`${name}: nx sync:check fails on drift, nx sync mends it`, () => proveSync(workspace));
  await check(`${name}: nx release versions projects of .NET`, () => proveNxRelease(workspace));
  await check(`${name}: nx migrate moves every package of ours, and the options`, () => proveMigrate(workspace));
}

async function proveTargets(workspace: ForeignWorkspace): Promise<void> {
  const dry = await nx(workspace, [...LINE, '--dry-run']);
  equal([dry.code, await exists(workspace, 'apps/app/nuspine.json')], [0, false]);
  const written = await nx(workspace, LINE);
  if (written.code !== 0) throw new Error(written.stdout + written.stderr);
  const shown = await nx(workspace, ['show', 'project', 'app', '--json']);
  const { targets }: { targets: object } = JSON.parse(shown.stdout.slice(shown.stdout.indexOf('{')));
  equal(
    Object.keys(targets).filter((target) => STEPS.includes(target)),
    STEPS,
  );
}

async function proveRelease(workspace: ForeignWorkspace, { env }: RemoteCache): Promise<void> {
  equal(await run(workspace, env), { ran: STEPS, cached: [] });
  const { ok, checked } = await verifyFeed(join(workspace.folder, 'apps/app/dist/releases'));
  equal([ok, checked], [true, 1]);
  equal(await run(workspace, env), { ran: [], cached: STEPS });
}

async function proveUpdate(workspace: ForeignWorkspace, { env }: RemoteCache): Promise<void> {
  const app = join(workspace.folder, 'apps/app');
  await cp(join(app, 'dist/releases'), join(app, 'releases'), { recursive: true });
  equal(await run(workspace, env), { ran: ['delta', 'releases'], cached: ['flatten'] });
  await writeInto(workspace, 'README.md', 'A document is no input.\n');
  await writeInto(workspace, 'apps/app/notes.md', 'Nor is one of the project.\n');
  equal(await run(workspace, env), { ran: [], cached: STEPS });
  await incoming(workspace, '1.1.0', 'two');
  equal(await run(workspace, env), { ran: STEPS, cached: [] });
  equal(await readdir(join(app, 'dist/delta')), ['App-1.1.0-delta.nupkg']);
  equal((await verifyFeed(join(app, 'dist/releases'))).ok, true);
}

/** The other machine has the same files in another folder, and nothing in a cache of its own. */
async function proveShared(workspace: ForeignWorkspace, cache: RemoteCache, folder: string): Promise<void> {
  const second = { ...workspace, folder: join(folder, 'second') };
  await cp(workspace.folder, second.folder, { recursive: true, verbatimSymlinks: true });
  for (const path of ['.nx', 'apps/app/dist']) await rm(join(second.folder, path), { recursive: true, force: true });
  const before = cache.log.length;
  equal(await run(second, cache.env), { ran: [], cached: STEPS });
  const asked = cache.log.slice(before);
  equal(
    [asked.filter(({ status }) => status === 200).length, asked.filter(({ method }) => method === 'PUT').length],
    [3, 0],
  );
  const delta = 'apps/app/dist/delta/App-1.1.0-delta.nupkg';
  const [a, b] = await Promise.all([workspace, second].map((one) => readFile(join(one.folder, delta))));
  equal(a !== undefined && b !== undefined && a.equals(b), true);
}

async function run(workspace: ForeignWorkspace, env: RemoteCache['env']): Promise<ReturnType<typeof tasksOf>> {
  const result = await nx(workspace, ['run', 'app:releases', '--outputStyle=static'], env);
  if (result.code !== 0) throw new Error(result.stdout + result.stderr);
  const { ran, cached } = tasksOf(result, 'app');
  return { ran: inOrder(ran), cached: inOrder(cached) };
}

function inOrder(tasks: readonly string[]): readonly string[] {
  return STEPS.filter((step) => tasks.includes(step));
}

async function exists({ folder }: ForeignWorkspace, path: string): Promise<boolean> {
  return readFile(join(folder, path)).then(
    () => true,
    () => false,
  );
}
