import type { GateReport } from '@nuspine/spine';
import { textTable } from './text-table.ts';

/** The matrix, what is wrong with the jobs that do not count, then the answer. */
export function gateText({ ok, jobs }: GateReport): string {
  const rows = jobs.map(({ name, kind, state, date = '', seconds, inputs = '' }) => [
    name,
    kind,
    state,
    seconds === undefined ? '' : `${seconds.toFixed(1)} s`,
    date,
    inputs.slice(0, 'sha256:'.length + 12),
  ]);
  const reasons = jobs.flatMap(({ name, reason }) => (reason === undefined ? [] : [`\n${name}: ${reason}\n`]));
  const passed = jobs.filter(({ state }) => state === 'passed').length;
  return [
    `${textTable([['job', 'kind', 'state', 'time', 'ran', 'on'], ...rows], [3])}\n`,
    ...reasons,
    `\n${ok ? 'ok' : 'not ok'}: ${String(passed)} of ${String(jobs.length)} jobs passed\n`,
  ].join('');
}
