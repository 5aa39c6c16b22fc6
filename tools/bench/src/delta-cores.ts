import { join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { createCommand } from './delta-bench.ts';
import type { Command } from './measure-process.ts';
import { mediansInTurns, type Repeated } from './median-of-runs.ts';
import type { Result } from './result-table.ts';

/** Making a delta with every core of the machine, with two of them, and with one. Needs `taskset` of Linux. */
export async function benchCores(corpus: Corpus, folder: string, runs: number): Promise<readonly Result[]> {
  const command = createCommand(corpus, join(folder, 'cores.nupkg'));
  const [two, one] = await mediansInTurns([pinned(command, '0,1'), pinned(command, '0')], runs);
  if (two === undefined || one === undefined) throw new RangeError('two commands have two results');
  return [
    { id: 'two cores', name: `${corpus.name}, two cores`, run: two },
    { id: 'one core', name: `${corpus.name}, one core`, run: one },
  ];
}

function pinned({ file, args }: Command, cores: string): Repeated {
  return { command: { file: 'taskset', args: ['-c', cores, file, ...args] } };
}
