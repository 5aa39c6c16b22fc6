import { join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { createCommand, type DeltaBench, type DeltaBenchOptions, nuspine, sizeOf } from './delta-bench.ts';
import { findOnPath } from './find-on-path.ts';
import { medianOfRuns } from './measure-process.ts';
import type { Result } from './result-table.ts';
import { requireEqualFiles } from './sum-of-patches.ts';
import { VELOPACK_PROGRAMS, velopackApply, velopackCreate } from './velopack-steps.ts';

/** Our velopack deltas beside the steps of Velopack with the program that it calls, both at their default and best. */
export async function benchVelopack(corpus: Corpus, options: DeltaBenchOptions): Promise<DeltaBench> {
  if (options.skipped.has('velopack')) return { create: [], apply: [] };
  const ours = await benchOurs(corpus, options);
  const found = await Promise.all(VELOPACK_PROGRAMS.map((program) => findOnPath(program)));
  if (found.includes(undefined)) return ours;
  const theirs = await benchTheirs(corpus, options);
  return { create: [...ours.create, ...theirs.create], apply: [...ours.apply, ...theirs.apply] };
}

async function benchOurs(corpus: Corpus, { folder, runs }: DeltaBenchOptions): Promise<DeltaBench> {
  const [delta, best, rebuilt] = ['ours', 'ours-best', 'ours-rebuilt'].map((name) => join(folder, `${name}-v.nupkg`));
  if (delta === undefined || best === undefined || rebuilt === undefined) throw new RangeError('three names are three');
  const create = await medianOfRuns(createCommand(corpus, delta, ['--format', 'velopack']), runs);
  const bestRun = await medianOfRuns(createCommand(corpus, best, ['--format', 'velopack', '--best']), 1);
  const apply = await medianOfRuns(nuspine('delta', 'apply', corpus.basePackage, delta, '--out', rebuilt), runs);
  await requireEqualFiles(rebuilt, corpus.targetPackage);
  return {
    create: [
      { id: 'our velopack', name: 'nuspine, velopack format', bytes: await sizeOf(delta), run: create },
      { id: 'our velopack best', name: 'nuspine, velopack format, --best', bytes: await sizeOf(best), run: bestRun },
    ],
    apply: [{ id: 'our velopack', name: 'nuspine, velopack format', bytes: await sizeOf(rebuilt), run: apply }],
  };
}

async function benchTheirs(corpus: Corpus, { folder }: DeltaBenchOptions): Promise<DeltaBench> {
  const work = join(folder, 'velopack');
  const create: Result[] = [];
  for (const [mode, id] of [
    ['speed', 'Velopack'],
    ['size', 'Velopack best'],
  ] as const) {
    const delta = join(folder, `velopack-${mode}.zip`);
    const run = await medianOfRuns(velopackCreate(corpus, delta, work, mode), 1);
    create.push({ id, name: `Velopack's steps, best ${mode}`, bytes: await sizeOf(delta), run });
  }
  const out = join(folder, 'velopack-rebuilt.zip');
  const run = await medianOfRuns(velopackApply(corpus, join(folder, 'velopack-size.zip'), out, work), 1);
  const name = "Velopack's steps, contents only";
  return { create, apply: [{ id: 'Velopack best', name, bytes: await sizeOf(out), run }] };
}
