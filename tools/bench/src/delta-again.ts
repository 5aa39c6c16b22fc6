import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { type Line, resultsOf, sizeOf } from './contender.ts';
import { type DeltaBench, type DeltaBenchOptions, openSquirrelIn, rebuiltFrom } from './delta-bench.ts';
import { furtherRunsInTurns, type Loop } from './further-runs.ts';
import type { ContenderId, Result } from './result-table.ts';

/** Takes how often, and what to do. */
const OUR_LOOP = fileURLToPath(new URL('./delta-loop.ts', import.meta.url));

/** A line that a process makes which does the same over and over. */
interface LoopLine extends Line {
  readonly loop: Loop;
}

/**
 * What a program takes that has imported the package and made and applied deltas before, as an updater, a server or a build
 * does: a small delta is applied in less time than a process takes to start. The steps of Velopack are processes anyhow, and
 * stand here as in `whole`, which has left the deltas.
 */
export async function benchAgain(corpus: Corpus, options: DeltaBenchOptions, whole: DeltaBench): Promise<DeltaBench> {
  const steps = ({ id }: Result): boolean => id === 'Velopack best';
  const apply = [...ourLines(corpus, options), ...(await squirrelLines(corpus, options))];
  return {
    create: [...(await furtherResults([makingLine(corpus, options)], options.runs)), ...whole.create.filter(steps)],
    apply: [...(await furtherResults(apply, options.runs)), ...whole.apply.filter(steps)],
  };
}

async function furtherResults(lines: readonly LoopLine[], times: number): Promise<readonly Result[]> {
  const loops = lines.map(({ loop }) => loop);
  return resultsOf(lines, await furtherRunsInTurns(loops, times));
}

function makingLine({ basePackage, targetPackage }: Corpus, { folder }: DeltaBenchOptions): LoopLine {
  const delta = join(folder, 'again-v.nupkg');
  const loop = ourLoop('create', basePackage, targetPackage, delta);
  return { id: 'our velopack', name: 'nuspine, velopack format', loop, measure: () => sizeOf(delta) };
}

const OUR_DELTAS: readonly (readonly [ContenderId, string, string])[] = [
  ['ours', 'nuspine, byte for byte', 'ours.nupkg'],
  ['our nuspine', 'nuspine format, byte for byte', 'ours.nuspine'],
  ['our velopack', 'nuspine, velopack format', 'ours-v.nupkg'],
];

function ourLines(corpus: Corpus, { folder, skipped }: DeltaBenchOptions): LoopLine[] {
  const made = OUR_DELTAS.filter(([id]) => id !== 'our velopack' || !skipped.has('velopack'));
  return made.map(([id, name, file]) => {
    const delta = join(folder, file);
    const { rebuilt, measure } = rebuiltFrom(corpus, delta);
    return { id, name, loop: ourLoop('apply', corpus.basePackage, delta, rebuilt), measure };
  });
}

function ourLoop(step: 'apply' | 'create', ...paths: readonly string[]): Loop {
  return { command: (times) => ({ file: process.execPath, args: [OUR_LOOP, String(times), step, ...paths] }) };
}

/** Squirrel writes each package beside those before: it refuses to overwrite. */
async function squirrelLines({ basePackage }: Corpus, options: DeltaBenchOptions): Promise<LoopLine[]> {
  const squirrel = await openSquirrelIn(options);
  if (squirrel === undefined) return [];
  const work = join(options.folder, 'squirrel');
  const out = (index: number): string => join(work, 'again', `${String(index)}.nupkg`);
  const command: Loop['command'] = async (times) => {
    await mkdir(join(work, 'again'), { recursive: true });
    const list = join(work, `${String(times)}.txt`);
    const lines = Array.from({ length: times }, (_, index) => [basePackage, join(work, 'delta.nupkg'), out(index)]);
    await writeFile(list, lines.map((line) => `${line.join('\t')}\n`).join(''));
    return squirrel.command('apply-each', list);
  };
  const loop = { command, outputs: [join(work, 'again')] };
  return [{ id: 'Squirrel', name: 'Squirrel 2.0.1, contents only', loop, measure: () => sizeOf(out(0)) }];
}
