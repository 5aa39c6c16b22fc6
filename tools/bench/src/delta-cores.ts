import { join } from 'node:path';
import type { Corpus } from '@nuspine/fixtures/corpora';
import { createCommand } from './delta-bench.ts';
import { type Command, medianOfRuns } from './measure-process.ts';
import type { Result } from './result-table.ts';

/** Making a delta with every core of the machine, with two of them, and with one. Needs `taskset` of Linux. */
export async function benchCores(corpus: Corpus, folder: string, runs: number): Promise<readonly Result[]> {
  const command = createCommand(corpus, join(folder, 'cores.nupkg'));
  return [
    { id: 'two cores', name: `${corpus.name}, two cores`, run: await medianOfRuns(pinned(command, '0,1'), runs) },
    { id: 'one core', name: `${corpus.name}, one core`, run: await medianOfRuns(pinned(command, '0'), runs) },
  ];
}

function pinned({ file, args }: Command, cores: string): Command {
  return { file: 'taskset', args: ['-c', cores, file, ...args] };
}
