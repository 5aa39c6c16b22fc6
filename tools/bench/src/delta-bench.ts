import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { openSquirrel, SQUIRREL_PROGRAMS } from '@nuspine/interop/squirrel';
import type { PeerId } from './delta-peers.ts';
import { benchPatchPeers } from './patch-bench.ts';
import { benchVelopack } from './velopack-bench.ts';
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
  const own = await benchOwnFormat(corpus, options);
  const squirrel = await benchSquirrel(corpus, options);
  const velopack = await benchVelopack(corpus, options);
  return {
    create: [
      ...ours.create,
      ...own.create,
      ...squirrel.create,
      ...velopack.create,
      ...(await benchPatchPeers(corpus, options)),
    ],
    apply: [...ours.apply, ...own.apply, ...squirrel.apply, ...velopack.apply],
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
      { id: 'ours', name: 'nuspine, whole package', bytes: await sizeOf(delta), run: create },
      { id: 'our patches', name: 'nuspine, sum of patches', bytes: await sumOfPatches(delta), run: create },
    ],
    apply: [{ id: 'ours', name: 'nuspine, byte for byte', bytes: await sizeOf(rebuilt), run: apply }],
  };
}

/** The same in the format of our own (docs/formats/delta-nuspine.md), and in less time or memory. */
async function benchOwnFormat(corpus: Corpus, { folder, runs }: DeltaBenchOptions): Promise<DeltaBench> {
  const { basePackage, targetPackage } = corpus;
  const delta = join(folder, 'ours.nuspine');
  const rebuilt = join(folder, 'ours-rebuilt-from-nuspine.nupkg');
  const create: Result[] = [];
  for (const [name, options] of OWN_FORMAT) {
    const run = await medianOfRuns(createCommand(corpus, delta, ['--format', 'nuspine', ...options]), runs);
    create.push({ name, bytes: await sizeOf(delta), run });
  }
  const apply = await medianOfRuns(nuspine('delta', 'apply', basePackage, delta, '--out', rebuilt), runs);
  await requireEqualFiles(rebuilt, targetPackage);
  return { create, apply: [{ name: 'nuspine format, byte for byte', bytes: await sizeOf(rebuilt), run: apply }] };
}

/** The last one is the one that is applied. */
const OWN_FORMAT: readonly (readonly [name: string, options: readonly string[]])[] = [
  ['nuspine format, --fast', ['--fast']],
  ['nuspine format, --memory 256MB', ['--memory', '256MB']],
  ['nuspine format', []],
];

/** The command under test. */
export function createCommand(
  { basePackage, targetPackage }: Corpus,
  delta: string,
  options: readonly string[] = ['--engine', 'portable'],
): Command {
  return nuspine('delta', 'create', basePackage, targetPackage, '--out', delta, ...options);
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
    create: [{ id: 'Squirrel', name: 'Squirrel 2.0.1, whole package', bytes: await sizeOf(delta), run: create }],
    apply: [{ id: 'Squirrel', name: 'Squirrel 2.0.1, contents only', bytes: await sizeOf(rebuilt), run: apply }],
  };
}

export async function sizeOf(path: string): Promise<number> {
  return (await stat(path)).size;
}
