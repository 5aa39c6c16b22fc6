import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORPORA, type Corpus, corpusCache, type CorpusName, prepareCorpus } from '@nuspine/fixtures/corpora';
import { benchAgain } from './delta-again.ts';
import { benchDelta } from './delta-bench.ts';
import { benchCores } from './delta-cores.ts';
import { benchCurve, CURVE_SIZES } from './delta-curve.ts';
import { deltaDocument, replaceMarked } from './delta-document.ts';
import type { PeerId } from './delta-peers.ts';
import { summaryTable } from './delta-summary.ts';
import { compareGrowth, compareWithTargets, formatTargetTable, keyOf, type TargetRow } from './delta-targets.ts';
import { formatResultTable, type Result } from './result-table.ts';
import { benchUnseen } from './unseen-bench.ts';

/** What of the delta benchmark is asked for. */
export interface DeltaSuiteOptions {
  readonly corpora: readonly CorpusName[];
  /** Whether the libraries that nothing was tuned on are measured too. */
  readonly unseen: boolean;
  readonly skippedPeers: ReadonlySet<PeerId>;
  /** Least runs of each command; the median counts. By default three where they take seconds, one where they take minutes. */
  readonly runs?: number;
  /** Whether the documents of this repository get the tables. */
  readonly write: boolean;
}

const SLOW: readonly CorpusName[] = ['L', 'N'];
/** The corpora with enough files for a second core to matter. */
const MANY_FILES: readonly CorpusName[] = ['M', 'L'];
/** Programs whose figures no target is about are left out where they take minutes. */
const SHORT: readonly CorpusName[] = ['S', 'M'];
/** Each is thirty runs of a step. */
const AGAIN_RUNS: Readonly<Partial<Record<CorpusName, number>>> = { S: 3 };
const NEEDED_PEERS: Readonly<Record<'L' | 'N', readonly PeerId[]>> = { L: ['bsdiff-node'], N: ['bsdiff'] };

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs the delta benchmark and hands each table to `print` as soon as it is there, the targets last. */
export async function runDeltaSuite(
  options: DeltaSuiteOptions,
  folder: string,
  machine: string,
  print: (table: string) => void,
): Promise<void> {
  const tables: string[] = [];
  const measured = new Map<string, readonly Result[]>();
  const growth: TargetRow[] = [];
  const add = (title: string, results: readonly Result[]): void => {
    tables.push(formatResultTable(title, results));
    print(tables.at(-1) ?? '');
  };
  const cache = await corpusCache();
  for (const recipe of CORPORA.filter(({ name }) => options.corpora.includes(name))) {
    const corpus = await prepareCorpus(recipe, cache);
    const work = join(folder, recipe.name);
    await mkdir(work, { recursive: true });
    const runs = options.runs ?? (SLOW.includes(recipe.name) ? 1 : 3);
    const how = { folder: work, runs, skipped: skippedIn(recipe.name, options) };
    const { create, apply } = await benchDelta(corpus, how);
    measured.set(keyOf(recipe.name, 'create'), create).set(keyOf(recipe.name, 'apply'), apply);
    add(titleOf(corpus), create);
    add(`${corpus.name}, applied`, apply);
    if (SHORT.includes(recipe.name)) {
      const again = await benchAgain(corpus, { ...how, runs: AGAIN_RUNS[recipe.name] ?? 1 }, { create, apply });
      measured.set(keyOf(recipe.name, 'create again'), again.create);
      measured.set(keyOf(recipe.name, 'apply again'), again.apply);
      add(`${corpus.name}, made again and again`, again.create);
      add(`${corpus.name}, applied again and again`, again.apply);
    }
    if (MANY_FILES.includes(recipe.name)) {
      const cores = await benchCores(corpus, work, Math.max(runs, 3));
      measured.set(keyOf(recipe.name, 'cores'), cores);
      add(`${corpus.name} by cores`, cores);
    }
    if (recipe.name === 'N') {
      const curve = await benchCurve(corpus, work);
      growth.push(
        ...compareGrowth(curve.map(({ run }, index) => ({ size: CURVE_SIZES[index] ?? 0, wallMs: run.wallMs }))),
      );
      add('One file by size', curve);
    }
  }
  if (options.unseen) {
    tables.push(await benchUnseen(folder, cache, options.skippedPeers));
    print(tables.at(-1) ?? '');
  }
  const targets = formatTargetTable([...compareWithTargets(measured), ...growth]);
  if (measured.size > 0) print(targets);
  if (options.write) await writeDocuments(deltaDocument(machine, [targets, ...tables]), summaryTable(measured));
}

async function writeDocuments(page: string, summary: string): Promise<void> {
  await writeFile(join(ROOT, 'docs/benchmarks/delta.md'), page);
  const readme = join(ROOT, 'README.md');
  await writeFile(readme, replaceMarked(await readFile(readme, 'utf8'), summary));
}

function skippedIn(name: CorpusName, { skippedPeers }: DeltaSuiteOptions): ReadonlySet<PeerId> {
  if (SHORT.includes(name)) return skippedPeers;
  const needed = NEEDED_PEERS[name === 'L' ? 'L' : 'N'];
  const all: readonly PeerId[] = ['bsdiff', 'bsdiff-node', 'xdelta3', 'zstd', 'hdiffz'];
  return new Set([...skippedPeers, ...all.filter((peer) => !needed.includes(peer))]);
}

function titleOf({ name, title, totals }: Corpus): string {
  const megabytes = (totals.bytes / 1e6).toFixed(1);
  return `${name}: ${title}, ${String(totals.files)} files, ${megabytes} MB, ${String(totals.changed)} changed`;
}
