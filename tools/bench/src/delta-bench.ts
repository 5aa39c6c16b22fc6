import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { openSquirrel, type Squirrel, SQUIRREL_PROGRAMS } from '@nuspine/interop/squirrel';
import { benchInTurns, type Contender, sizeOf } from './contender.ts';
import type { PeerId } from './delta-peers.ts';
import { findOnPath } from './find-on-path.ts';
import type { Command } from './measure-process.ts';
import { patchContenders } from './patch-bench.ts';
import type { Result } from './result-table.ts';
import { requireEqualFiles, sumOfPatches } from './sum-of-patches.ts';
import { velopackContenders } from './velopack-bench.ts';

export const NUSPINE: string = fileURLToPath(new URL('../../../packages/cli/dist/main.js', import.meta.url));

export interface DeltaBenchOptions {
  /** Where patches and packages are written. */
  readonly folder: string;
  /** How often each command runs at least. */
  readonly runs: number;
  readonly skipped: ReadonlySet<PeerId>;
}

/** The two tables of a corpus: making a delta and applying it. The first line of each is ours. */
export interface DeltaBench {
  readonly create: readonly Result[];
  readonly apply: readonly Result[];
}

/** A package that we rebuilt, and what gives its size. */
interface Rebuilt extends Pick<Contender, 'measure'> {
  readonly rebuilt: string;
}

/** The lines of these tables before they are measured. What `apply` takes is there once `create` was measured. */
export interface DeltaContenders {
  readonly create: readonly Contender[];
  readonly apply: readonly Contender[];
}

/** Our whole delta package beside that of Squirrel, and the sum of our patches beside the sums of the patch programs. */
export async function benchDelta(corpus: Corpus, options: DeltaBenchOptions): Promise<DeltaBench> {
  const packages = [
    ourContenders(corpus, options),
    ownFormatContenders(corpus, options),
    await squirrelContenders(corpus, options),
    await velopackContenders(corpus, options),
  ];
  const patches = await patchContenders(corpus, options);
  const [ours, ...others] = await benchInTurns([...packages.flatMap(({ create }) => create), ...patches], options.runs);
  if (ours === undefined) throw new RangeError('ours is the first contender');
  const sum = await sumOfPatches(ourDelta(options));
  return {
    create: [ours, { ...ours, id: 'our patches', name: 'nuspine, sum of patches', bytes: sum }, ...others],
    apply: await benchInTurns(
      packages.flatMap(({ apply }) => apply),
      options.runs,
    ),
  };
}

function ourDelta({ folder }: DeltaBenchOptions): string {
  return join(folder, 'ours.nupkg');
}

function ourContenders(corpus: Corpus, options: DeltaBenchOptions): DeltaContenders {
  const delta = ourDelta(options);
  const create: Contender = {
    id: 'ours',
    name: 'nuspine, whole package',
    command: createCommand(corpus, delta),
    measure: () => sizeOf(delta),
  };
  return { create: [create], apply: [{ id: 'ours', ...ourApply('nuspine, byte for byte', corpus, delta) }] };
}

/** The same in the format of our own (docs/formats/delta-nuspine.md), and in less time or memory. */
function ownFormatContenders(corpus: Corpus, { folder }: DeltaBenchOptions): DeltaContenders {
  const create = OWN_FORMAT.map(({ file, name, options }): Contender => {
    const delta = join(folder, file);
    const command = createCommand(corpus, delta, ['--format', 'nuspine', ...options]);
    return { name, command, measure: () => sizeOf(delta) };
  });
  const apply = ourApply('nuspine format, byte for byte', corpus, join(folder, 'ours.nuspine'));
  return { create, apply: [{ id: 'our nuspine', ...apply }] };
}

const OWN_FORMAT: readonly { readonly file: string; readonly name: string; readonly options: readonly string[] }[] = [
  { file: 'ours-fast.nuspine', name: 'nuspine format, --fast', options: ['--fast'] },
  { file: 'ours-256.nuspine', name: 'nuspine format, --memory 256MB', options: ['--memory', '256MB'] },
  { file: 'ours.nuspine', name: 'nuspine format', options: [] },
];

/** Our command rebuilds a package out of a delta. */
export function ourApply(name: string, corpus: Corpus, delta: string): Contender {
  const { rebuilt, measure } = rebuiltFrom(corpus, delta);
  return { name, command: nuspine('delta', 'apply', corpus.basePackage, delta, '--out', rebuilt), measure };
}

/** Where we rebuild a package out of a delta. What is there is compared with the released package. */
export function rebuiltFrom({ targetPackage }: Corpus, delta: string): Rebuilt {
  const rebuilt = `${delta}.rebuilt`;
  const measure = async (): Promise<number> => {
    await requireEqualFiles(rebuilt, targetPackage);
    return sizeOf(rebuilt);
  };
  return { rebuilt, measure };
}

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

/** Squirrel in a folder of its own, unless it is left out or cannot run here. */
export async function openSquirrelIn({ folder, skipped }: DeltaBenchOptions): Promise<Squirrel | undefined> {
  const found = await Promise.all(SQUIRREL_PROGRAMS.map((program) => findOnPath(program)));
  if (skipped.has('squirrel') || found.includes(undefined)) return undefined;
  const work = join(folder, 'squirrel');
  await mkdir(work, { recursive: true });
  return openSquirrel(work);
}

async function squirrelContenders(corpus: Corpus, options: DeltaBenchOptions): Promise<DeltaContenders> {
  const squirrel = await openSquirrelIn(options);
  if (squirrel === undefined) return { create: [], apply: [] };
  const work = join(options.folder, 'squirrel');
  const { basePackage, targetPackage } = corpus;
  const contender = (name: string, command: Command, out: string): Contender => ({
    id: 'Squirrel',
    name: `Squirrel 2.0.1, ${name}`,
    command,
    // Squirrel refuses to overwrite its own delta.
    outputs: [out],
    measure: () => sizeOf(out),
  });
  const delta = join(work, 'delta.nupkg');
  const rebuilt = join(work, 'rebuilt.nupkg');
  const create = squirrel.command('create-delta', basePackage, targetPackage, delta);
  const apply = squirrel.command('apply-delta', basePackage, delta, rebuilt);
  return {
    create: [contender('whole package', create, delta)],
    apply: [contender('contents only', apply, rebuilt)],
  };
}
