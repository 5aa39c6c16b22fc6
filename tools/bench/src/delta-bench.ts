import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSquirrel, SQUIRREL_PROGRAMS } from '@nuspine/interop/squirrel';
import type { Corpus } from './corpora/prepare-corpus.ts';
import { BSDIFF_NODE_LOOP, PATCH_PEERS, type PeerId } from './delta-peers.ts';
import { findOnPath } from './find-on-path.ts';
import { type Command, medianOfRuns } from './measure-process.ts';
import type { Result } from './result-table.ts';
import { requireEqualFiles, sumOfPatches } from './sum-of-patches.ts';

export const NUSPINE: string = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));

export interface DeltaBenchOptions {
  /** Where patches and packages are written. */
  readonly folder: string;
  readonly runs: number;
  readonly skipped: ReadonlySet<PeerId>;
}

/** The two tables of a corpus: making a delta and applying it. The first line of each is ours. */
export interface DeltaBench {
  readonly create: readonly Result[];
  readonly apply: readonly Result[];
}

/** Our whole delta package beside that of Squirrel, and the sum of our patches beside the sums of the patch programs. */
export async function benchDelta(corpus: Corpus, options: DeltaBenchOptions): Promise<DeltaBench> {
  const ours = await benchOurs(corpus, options);
  const squirrel = await benchSquirrel(corpus, options);
  return {
    create: [...ours.create, ...squirrel.create, ...(await benchPatchPeers(corpus, options))],
    apply: [...ours.apply, ...squirrel.apply],
  };
}

async function benchOurs(corpus: Corpus, { folder, runs }: DeltaBenchOptions): Promise<DeltaBench> {
  const { basePackage, targetPackage } = corpus;
  const delta = join(folder, 'ours.nupkg');
  const rebuilt = join(folder, 'ours-rebuilt.nupkg');
  const create = await medianOfRuns(createCommand(corpus, delta), runs);
  const apply = await medianOfRuns(nuspine('delta', 'apply', basePackage, delta, '--out', rebuilt), runs);
  await requireEqualFiles(rebuilt, targetPackage);
  return {
    create: [
      { name: 'nuspine, whole package', bytes: await sizeOf(delta), run: create },
      { name: 'nuspine, sum of patches', bytes: await sumOfPatches(delta), run: create },
    ],
    apply: [{ name: 'nuspine, byte for byte', bytes: await sizeOf(rebuilt), run: apply }],
  };
}

/** The command under test. */
export function createCommand({ basePackage, targetPackage }: Corpus, delta: string): Command {
  return nuspine('delta', 'create', basePackage, targetPackage, '--out', delta, '--engine', 'portable');
}

export function nuspine(...args: readonly string[]): Command {
  return { file: process.execPath, args: [NUSPINE, ...args, '--quiet'] };
}

async function benchSquirrel(corpus: Corpus, { folder, runs, skipped }: DeltaBenchOptions): Promise<DeltaBench> {
  const found = await Promise.all(SQUIRREL_PROGRAMS.map((program) => findOnPath(program)));
  if (skipped.has('squirrel') || found.includes(undefined)) return { create: [], apply: [] };
  const work = join(folder, 'squirrel');
  await mkdir(work, { recursive: true });
  const squirrel = await openSquirrel(work);
  const { basePackage, targetPackage } = corpus;
  const delta = join(work, 'delta.nupkg');
  const rebuilt = join(work, 'rebuilt.nupkg');
  // Squirrel refuses to overwrite its own delta.
  const create = await medianOfRuns(squirrel.command('create-delta', basePackage, targetPackage, delta), runs, [delta]);
  const apply = await medianOfRuns(squirrel.command('apply-delta', basePackage, delta, rebuilt), runs, [rebuilt]);
  return {
    create: [{ name: 'Squirrel 2.0.1, whole package', bytes: await sizeOf(delta), run: create }],
    apply: [{ name: 'Squirrel 2.0.1, contents only', bytes: await sizeOf(rebuilt), run: apply }],
  };
}

async function benchPatchPeers(corpus: Corpus, options: DeltaBenchOptions): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const [index, peer] of PATCH_PEERS.entries()) {
    if (options.skipped.has(peer.id) || (await findOnPath(peer.program)) === undefined) continue;
    // One shell for all files, so that a peer pays for its own processes and for nothing else.
    const script = `set -e; while [ $# -gt 0 ]; do ${peer.line}; shift 3; done`;
    const loop: Command = { file: 'sh', args: ['-c', script, 'sh'] };
    results.push(await benchLoop(peer.name, loop, corpus, { ...options, folder: join(options.folder, String(index)) }));
  }
  if (options.skipped.has('bsdiff-node')) return results;
  const loop: Command = { file: process.execPath, args: [BSDIFF_NODE_LOOP] };
  const folder = join(options.folder, 'bsdiff-node');
  return [...results, await benchLoop('bsdiff-node', loop, corpus, { ...options, folder })];
}

/** Measures a command that takes triples of paths (base, target, patch). */
async function benchLoop(name: string, loop: Command, corpus: Corpus, options: DeltaBenchOptions): Promise<Result> {
  const { folder, runs } = options;
  for (const path of corpus.changed) await mkdir(dirname(join(folder, path)), { recursive: true });
  const triples = corpus.changed.flatMap((path) => [
    join(corpus.baseFolder, path),
    join(corpus.targetFolder, path),
    join(folder, path),
  ]);
  const run = await medianOfRuns({ ...loop, args: [...loop.args, ...triples] }, runs);
  return { name: `${name}, sum of patches`, bytes: await sizeOfFolder(folder), run };
}

async function sizeOfFolder(folder: string): Promise<number> {
  let size = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) size += await sizeOf(join(entry.parentPath, entry.name));
  }
  return size;
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
