import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestBytes } from '@nuspine/primitives';
import { temporaryFolder } from '@nuspine/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reasonToSkip } from '../src/needed-programs.ts';
import { nodeRelease } from '../src/node-release.ts';
import { mustRun, runProgram } from '../src/run-program.ts';

const skipped = await reasonToSkip(['npm', 'tar']);
const OTHER_NODE = '22.23.3';
const APPLY = fileURLToPath(new URL('../src/apply-one.ts', import.meta.url));
const SCRIPT = fileURLToPath(new URL('../src/make-feed.ts', import.meta.url));

describe.skipIf(skipped !== undefined)(`Determinism ${skipped ?? ''}`, () => {
  let folder: string;
  let reference: Readonly<Record<string, string>>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    reference = await makeFeed(process.execPath, join(folder, 'reference'), {});
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has packages and an index to compare', () => {
    expect(Object.keys(reference).toSorted()).toHaveLength(8);
  });

  it.each([
    ['the same machine once more', {}],
    ['another time zone and language', { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
  ])('gives the same bytes on %s', async (name, env) => {
    expect(await makeFeed(process.execPath, join(folder, name.replaceAll(' ', '-')), env)).toEqual(reference);
  });

  it('gives the same bytes on Node 22', async () => {
    const home = join(folder, 'node');
    await mkdir(home);
    const node = await nodeRelease(home, OTHER_NODE);
    const { stdout } = await mustRun(node, ['--version']);
    expect(stdout.trim()).toBe(`v${OTHER_NODE}`);
    expect(await makeFeed(node, join(folder, 'other-node'), {})).toEqual(reference);
    await decodeEach(node, join(folder, 'reference'));
    await decodeEach(process.execPath, join(folder, 'other-node'));
  });
});

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLI = join(ROOT, 'packages/cli/src/main.ts');
const REVERSED = new URL('../src/reversed-folders.ts', import.meta.url).href;
const MANIFESTS = ['local-nugets/manifest.json', 'vendor/manifest.json', 'offline/feeds/manifest.json'] as const;

/** Where, when and how `nuspine offline update` runs: nothing of it may be seen in what it writes. */
const MACHINES = {
  'here once more': {},
  'in another time zone and language': {
    env: { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  },
  'where folders list their files the other way round': { node: ['--import', REVERSED] },
  'in a repository of git': { git: true },
} as const;
interface Machine {
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
  readonly git?: true;
}

describe('nuspine offline update', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(Object.entries<Machine>(MACHINES))('writes what is written in this repository, %s', async (name, machine) => {
    const root = join(folder, name.replaceAll(' ', '-'), 'a path with ünïcode');
    await copyLayout(root);
    const before = await manifestsOf(root);
    // Once with what people wrote, twice in a row, then from nothing.
    for (let round = 0; round < 2; round++) {
      await update(root, machine);
      expect(await manifestsOf(root)).toEqual(before);
    }
    for (const path of MANIFESTS) await rm(join(root, path));
    await update(root, machine);
    const anew = await manifestsOf(root);
    expect(anew[0]).not.toBe(before[0]);
    await writeFile(join(folder, 'anew.json'), JSON.stringify(anew), { flag: 'wx' }).catch(() => undefined);
    expect(JSON.stringify(anew)).toBe(await readFile(join(folder, 'anew.json'), 'utf8'));
  });

  async function copyLayout(root: string): Promise<void> {
    await mkdir(root, { recursive: true });
    const cache = join(ROOT, 'local-nugets/packages');
    for (const name of ['nuspine.offline.json', 'vendor', 'offline', 'local-nugets'])
      await cp(join(ROOT, name), join(root, name), { recursive: true, filter: (source) => source !== cache });
  }

  async function update(root: string, { env = {}, node = [], git }: Machine): Promise<void> {
    if (git === true) await mustRun('git', ['init', '--quiet', root]);
    const args = ['--conditions=@nuspine/source', ...node, CLI, 'offline', 'update', '--root', root];
    // What people have to write is missing from manifests that are made from nothing.
    const { code, stdout, stderr } = await runProgram(process.execPath, args, { env });
    if (code !== 0 && code !== 1) throw new Error(`${stdout}${stderr}`);
  }

  function manifestsOf(root: string): Promise<readonly string[]> {
    return Promise.all(MANIFESTS.map((path) => readFile(join(root, path), 'utf8')));
  }
});

/** Applies, in a process of `node`, the delta of each format that another release of Node made. */
async function decodeEach(node: string, folder: string): Promise<void> {
  const feed = join(folder, 'feed');
  const names = await readdir(feed);
  const [base, target] = names.filter((name) => name.endsWith('-full.nupkg')).toSorted();
  const deltas = names.filter((name) => name.includes('-delta.'));
  expect(deltas).toHaveLength(3);
  for (const delta of deltas) {
    const out = join(folder, 'decoded.nupkg');
    const args = [base, delta].map((name) => join(feed, name ?? ''));
    await mustRun(node, ['--conditions=@nuspine/source', APPLY, ...args, out]);
    expect((await readFile(out)).equals(await readFile(join(feed, target ?? ''))), delta).toBe(true);
  }
  console.log(`${String(deltas.length)} deltas of ${basename(folder)} decoded`);
}

async function makeFeed(
  node: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  await mkdir(folder, { recursive: true });
  await mustRun(node, ['--conditions=@nuspine/source', SCRIPT, folder], { env });
  const feed = join(folder, 'feed');
  const digests: Record<string, string> = {};
  for (const name of await readdir(feed)) digests[name] = digestBytes(await readFile(join(feed, name)));
  return digests;
}
