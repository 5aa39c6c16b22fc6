import type { Run } from './measure-process.ts';

/** Contenders by which targets name them. */
export type ContenderId =
  | 'ours'
  | 'our patches'
  | 'our nuspine'
  | 'our velopack'
  | 'our velopack best'
  | 'Squirrel'
  | 'bsdiff'
  | 'bsdiff-node'
  | 'Velopack'
  | 'Velopack best'
  | 'two cores'
  | 'one core';

/** One line of a benchmark: a contender, what it produced and what it took. */
export interface Result {
  /** Absent for what no target is about. */
  readonly id?: ContenderId;
  readonly name: string;
  readonly bytes?: number;
  readonly run: Run;
}

/**
 * A Markdown table with ratios against the first result, the one under test: 2.0 in the time column means that the
 * peer took twice as long as ours.
 */
export function formatResultTable(title: string, results: readonly Result[]): string {
  const [ours] = results;
  if (ours === undefined) throw new RangeError('a benchmark has at least one result');
  const lines = results.map((result) => formatLine(result, ours));
  return [
    `### ${title}`,
    '',
    '| | bytes | ratio | time ms | ratio | cpu ms | ratio | peak MiB | ratio |',
    '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
    ...lines,
    '',
  ].join('\n');
}

function formatLine(result: Result, ours: Result): string {
  const cells = [
    result.name,
    formatCount(result.bytes),
    formatRatio(result.bytes, ours.bytes),
    formatCount(result.run.wallMs),
    formatRatio(result.run.wallMs, ours.run.wallMs),
    formatCount(result.run.cpuMs),
    formatRatio(result.run.cpuMs, ours.run.cpuMs),
    formatCount(result.run.peakMiB),
    formatRatio(result.run.peakMiB, ours.run.peakMiB),
  ];
  return `| ${cells.join(' | ')} |`;
}

function formatCount(value: number | undefined): string {
  return value === undefined ? '-' : Math.round(value).toLocaleString('en-US');
}

function formatRatio(value: number | undefined, ours: number | undefined): string {
  return value === undefined || ours === undefined || ours === 0 ? '-' : (value / ours).toFixed(2);
}
