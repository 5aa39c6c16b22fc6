import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { benchCache } from './corpora/bench-cache.ts';
import type { CorpusName } from './corpora/corpus.ts';
import { CORPORA, type Corpus, prepareCorpus } from './corpora/prepare-corpus.ts';
import { benchDelta } from './delta-bench.ts';
import { benchCores } from './delta-cores.ts';
import { benchCurve } from './delta-curve.ts';
import type { PeerId } from './delta-peers.ts';
import { formatResultTable } from './result-table.ts';

/** What of the delta benchmark is asked for. */
export interface DeltaSuiteOptions {
  readonly corpora: readonly CorpusName[];
  readonly skippedPeers: ReadonlySet<PeerId>;
  /** Runs of each command; the median counts. By default three where they take seconds, one where they take minutes. */
  readonly runs?: number;
}

const SLOW: readonly CorpusName[] = ['L', 'N'];
/** The corpora with enough files for a second core to matter. */
const MANY_FILES: readonly CorpusName[] = ['M', 'L'];

/** Runs the delta benchmark and hands each table to `print` as soon as it is there. */
export async function runDeltaSuite(
  options: DeltaSuiteOptions,
  folder: string,
  print: (table: string) => void,
): Promise<void> {
  const cache = await benchCache();
  for (const recipe of CORPORA.filter(({ name }) => options.corpora.includes(name))) {
    const corpus = await prepareCorpus(recipe, cache);
    const runs = options.runs ?? (SLOW.includes(recipe.name) ? 1 : 3);
    const work = join(folder, recipe.name);
    await mkdir(work, { recursive: true });
    const { create, apply } = await benchDelta(corpus, { folder: work, runs, skipped: options.skippedPeers });
    print(formatResultTable(titleOf(corpus), create));
    print(formatResultTable(`${corpus.name}, applied`, apply));
    if (MANY_FILES.includes(recipe.name)) {
      print(formatResultTable(`${corpus.name} by cores`, await benchCores(corpus, work, runs)));
    }
    if (recipe.name === 'N') print(formatResultTable('One file by size', await benchCurve(corpus, work)));
  }
}

function titleOf({ name, title, totals }: Corpus): string {
  const megabytes = (totals.bytes / 1e6).toFixed(1);
  return `${name}: ${title}, ${String(totals.files)} files, ${megabytes} MB, ${String(totals.changed)} changed`;
}
