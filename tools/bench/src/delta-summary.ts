import type { CorpusName } from '@nuspine/fixtures/corpora';
import { keyOf, type Measured } from './delta-targets.ts';
import type { ContenderId, Result } from './result-table.ts';

const CORPORA: readonly CorpusName[] = ['S', 'M', 'L', 'N'];
const CONTENDERS: readonly (readonly [ContenderId, string])[] = [
  ['ours', 'Nuspine, for Squirrel'],
  ['Squirrel', 'Squirrel 2.0.1'],
  ['our velopack', 'Nuspine, for Velopack'],
  ['Velopack', "Velopack's steps, default"],
  ['Velopack best', "Velopack's steps, best size"],
];

/** The table of the README: bytes of the delta package, seconds to make it and to apply it. */
export function summaryTable(measured: Measured): string {
  const rows = CONTENDERS.map(
    ([id, name]) => `| ${name} | ${CORPORA.map((corpus) => cell(measured, corpus, id)).join(' | ')} |`,
  );
  return [`| | ${CORPORA.join(' | ')} |`, `|---|${CORPORA.map(() => '---:|').join('')}`, ...rows].join('\n');
}

function cell(measured: Measured, corpus: CorpusName, id: ContenderId): string {
  const find = (step: 'create' | 'apply'): Result | undefined =>
    measured.get(keyOf(corpus, step))?.find((result) => result.id === id);
  const [create, apply] = [find('create'), find('apply')];
  if (create === undefined) return '-';
  const seconds = (result: Result | undefined): string =>
    result === undefined ? '-' : (result.run.wallMs / 1000).toFixed(1);
  return `${(create.bytes ?? 0).toLocaleString('en-US')}, ${seconds(create)} / ${seconds(apply)} s`;
}
