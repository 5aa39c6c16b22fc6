import type { CorpusName } from '@nuspine/fixtures/corpora';
import type { ContenderId, Result } from './result-table.ts';

/** What was measured of a corpus, or of something else that has a table of its own. */
export type Measured = ReadonlyMap<string, readonly Result[]>;

/** What is done with a corpus by a process of its own; `again` is once more in a process that has done it before. */
export type DeltaStep = 'create' | 'create again' | 'apply' | 'apply again' | 'cores';

/** The key in `Measured` of what was measured in a step with a corpus. */
export function keyOf(corpus: CorpusName, step: DeltaStep): string {
  return `${corpus} ${step}`;
}

/** A target, with what it came to. */
export interface TargetRow {
  readonly name: string;
  /** As text, with what it is a ratio of. */
  readonly wanted: string;
  readonly found: string;
  readonly isMet: boolean;
}

/** What ours must come to in a corpus. */
interface Target {
  readonly corpus: CorpusName;
  readonly step: DeltaStep;
  readonly ours: ContenderId;
  readonly measure: 'bytes' | 'time' | 'peak';
  /** At most so many bytes; or at most so much of what a peer takes; or so many times faster. */
  readonly limit:
    | { readonly most: number }
    | { readonly peer: ContenderId; readonly share: number }
    | { readonly peer: ContenderId; readonly times: number };
}

const share = (
  corpus: CorpusName,
  measure: Target['measure'],
  ours: ContenderId,
  peer: ContenderId,
  most: number,
): Target => ({ corpus, step: 'create', ours, measure, limit: { peer, share: most } });

const faster = (
  corpus: CorpusName,
  step: Target['step'],
  ours: ContenderId,
  peer: ContenderId,
  times: number,
): Target => ({ corpus, step, ours, measure: 'time', limit: { peer, times } });

const patches = (corpus: CorpusName, most: number): Target => ({
  corpus,
  step: 'create',
  ours: 'our patches',
  measure: 'bytes',
  limit: { most },
});

const ALL: readonly CorpusName[] = ['S', 'M', 'L', 'N'];

export const DELTA_TARGETS: readonly Target[] = [
  patches('S', 95_000),
  patches('M', 1_040_000),
  patches('L', 1_305_000),
  patches('N', 2_400_000),
  share('S', 'bytes', 'ours', 'Squirrel', 0.7),
  share('M', 'bytes', 'ours', 'Squirrel', 0.7),
  share('L', 'bytes', 'ours', 'Squirrel', 0.95),
  share('N', 'bytes', 'ours', 'Squirrel', 0.8),
  faster('L', 'create', 'ours', 'Squirrel', 8),
  faster('N', 'create', 'ours', 'Squirrel', 3),
  faster('L', 'create', 'ours', 'bsdiff-node', 3),
  ...ALL.map((corpus) => faster(corpus, 'apply', 'ours', 'Squirrel', 4)),
  faster('S', 'apply again', 'ours', 'Squirrel', 4),
  ...ALL.map((corpus) => faster(corpus, 'apply', 'our nuspine', 'Squirrel', 4)),
  faster('S', 'apply again', 'our nuspine', 'Squirrel', 4),
  faster('M', 'apply again', 'our nuspine', 'Squirrel', 4),
  share('N', 'peak', 'ours', 'bsdiff', 0.6),
  share('S', 'bytes', 'our velopack', 'Velopack best', 1),
  share('M', 'bytes', 'our velopack', 'Velopack best', 1),
  share('L', 'bytes', 'our velopack', 'Velopack best', 1),
  share('N', 'bytes', 'our velopack', 'Velopack best', 1.2),
  faster('S', 'create', 'our velopack', 'Velopack best', 2.5),
  faster('S', 'create again', 'our velopack', 'Velopack best', 2.5),
  faster('M', 'create', 'our velopack', 'Velopack best', 2.5),
  faster('L', 'create', 'our velopack', 'Velopack best', 2.5),
  faster('N', 'create', 'our velopack', 'Velopack best', 8),
  ...ALL.flatMap((corpus) => [
    share(corpus, 'bytes', 'our velopack best', 'Velopack best', 1),
    faster(corpus, 'create', 'our velopack best', 'Velopack best', 1),
  ]),
  ...ALL.map((corpus) => faster(corpus, 'apply', 'our velopack', 'Velopack best', 1)),
  faster('S', 'apply again', 'our velopack', 'Velopack best', 1),
  share('N', 'peak', 'our velopack', 'Velopack best', 0.8),
  faster('M', 'cores', 'two cores', 'one core', 1.8),
  faster('L', 'cores', 'two cores', 'one core', 1.8),
];

/** Compares what was measured with every target about it. A target whose peer was not measured has no row. */
export function compareWithTargets(measured: Measured): TargetRow[] {
  return DELTA_TARGETS.flatMap((target) => {
    const results = measured.get(keyOf(target.corpus, target.step)) ?? [];
    const row = compare(target, results);
    return row === undefined ? [] : [row];
  });
}

function compare(target: Target, results: readonly Result[]): TargetRow | undefined {
  const { corpus, step, ours, measure, limit } = target;
  const valueOf = (id: ContenderId): number | undefined => {
    const result = results.find((candidate) => candidate.id === id);
    return result === undefined ? undefined : VALUES[measure](result);
  };
  const found = valueOf(ours);
  if (found === undefined) return undefined;
  const name = `${corpus}, ${step}, ${ours}: ${measure}`;
  if ('most' in limit) {
    return { name, wanted: `≤ ${count(limit.most)}`, found: count(found), isMet: found <= limit.most };
  }
  const peer = valueOf(limit.peer);
  if (peer === undefined) return undefined;
  if ('share' in limit) {
    const ratio = found / peer;
    const wanted = `≤ ${limit.share.toFixed(2)} of ${limit.peer}`;
    return { name, wanted, found: ratio.toFixed(2), isMet: ratio <= limit.share };
  }
  const ratio = peer / found;
  const wanted = `≥ ${limit.times.toFixed(1)} × ${limit.peer}`;
  return { name, wanted, found: `${ratio.toFixed(2)} ×`, isMet: ratio >= limit.times };
}

const VALUES: Readonly<Record<Target['measure'], (result: Result) => number | undefined>> = {
  bytes: ({ bytes }) => bytes,
  time: ({ run }) => run.wallMs,
  peak: ({ run }) => run.peakMiB,
};

/** Whether the time to make one patch grows as n log n or better from each size, in MB, to the next. */
export function compareGrowth(curve: readonly { readonly size: number; readonly wallMs: number }[]): TargetRow[] {
  return curve.slice(1).map((to, index) => {
    const from = curve[index] ?? to;
    const most = (to.size * Math.log2(to.size * 1e6)) / (from.size * Math.log2(from.size * 1e6));
    const growth = to.wallMs / from.wallMs;
    return {
      name: `one file, ${String(from.size)} to ${String(to.size)} MB: growth of the time`,
      wanted: `≤ ${most.toFixed(2)} × (n log n)`,
      found: `${growth.toFixed(2)} ×`,
      isMet: growth <= most,
    };
  });
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** The rows as a Markdown table. */
export function formatTargetTable(rows: readonly TargetRow[]): string {
  const lines = rows.map(({ name, wanted, found, isMet }) => {
    return `| ${name} | ${wanted} | ${found} | ${isMet ? 'yes' : '**no**'} |`;
  });
  const met = rows.filter(({ isMet }) => isMet).length;
  return [
    `### Targets: ${String(met)} of ${String(rows.length)} met`,
    '',
    '| | wanted | found | met |',
    '|---|---:|---:|---|',
    ...lines,
    '',
  ].join('\n');
}
