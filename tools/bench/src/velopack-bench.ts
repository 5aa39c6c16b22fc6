import { join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { type Contender, sizeOf } from './contender.ts';
import { createCommand, type DeltaBenchOptions, type DeltaContenders, ourApply } from './delta-bench.ts';
import { findOnPath } from './find-on-path.ts';
import type { ContenderId } from './result-table.ts';
import { VELOPACK_PROGRAMS, velopackApply, velopackCreate, type VelopackMode } from './velopack-steps.ts';

/** Our velopack deltas beside the steps of Velopack with the program that it calls, both at their default and best. */
export async function velopackContenders(corpus: Corpus, options: DeltaBenchOptions): Promise<DeltaContenders> {
  if (options.skipped.has('velopack')) return { create: [], apply: [] };
  const ours = ourContenders(corpus, options);
  const found = await Promise.all(VELOPACK_PROGRAMS.map((program) => findOnPath(program)));
  if (found.includes(undefined)) return ours;
  const theirs = theirContenders(corpus, options);
  return { create: [...ours.create, ...theirs.create], apply: [...ours.apply, ...theirs.apply] };
}

function ourContenders(corpus: Corpus, { folder }: DeltaBenchOptions): DeltaContenders {
  const delta = join(folder, 'ours-v.nupkg');
  const best = join(folder, 'ours-best-v.nupkg');
  const contender = (id: ContenderId, name: string, out: string, ...options: readonly string[]): Contender => ({
    id,
    name,
    command: createCommand(corpus, out, ['--format', 'velopack', ...options]),
    measure: () => sizeOf(out),
  });
  return {
    create: [
      contender('our velopack', 'nuspine, velopack format', delta),
      contender('our velopack best', 'nuspine, velopack format, --best', best, '--best'),
    ],
    apply: [{ id: 'our velopack', ...ourApply('nuspine, velopack format', corpus, delta) }],
  };
}

const MODES: readonly (readonly [VelopackMode, ContenderId])[] = [
  ['speed', 'Velopack'],
  ['size', 'Velopack best'],
];

function theirContenders(corpus: Corpus, { folder }: DeltaBenchOptions): DeltaContenders {
  const work = join(folder, 'velopack');
  const deltaOf = (mode: VelopackMode): string => join(folder, `velopack-${mode}.zip`);
  const create = MODES.map(([mode, id]): Contender => {
    const delta = deltaOf(mode);
    const command = velopackCreate(corpus, delta, work, mode);
    return { id, name: `Velopack's steps, best ${mode}`, command, measure: () => sizeOf(delta) };
  });
  const out = join(folder, 'velopack-rebuilt.zip');
  const command = velopackApply(corpus, deltaOf('size'), out, work);
  const name = "Velopack's steps, contents only";
  return { create, apply: [{ id: 'Velopack best', name, command, measure: () => sizeOf(out) }] };
}
