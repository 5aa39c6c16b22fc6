import type { Barrier, PathReport } from '@nuspine/compat-matrix';
import type { Answer } from './matrix-params.ts';
import { linesAnswer, tableAnswer } from './matrix-text.ts';

/** An upgrade on each line; or what blocks every way. */
export function pathAnswer(report: PathReport): Answer {
  if (!report.found) return linesAnswer(['there is no way, because', ...report.blocking.map(blockText)]);
  const rows = report.hops.map(({ changes, accepted }, index) => [
    String(index + 1),
    changes.map(({ component, from, to }) => `${component} ${from} to ${to}`).join(' with '),
    accepted.map(({ risk = '', text }) => `${risk}: ${text}`).join('; '),
  ]);
  const risks = report.hops.reduce((sum, { accepted }) => sum + accepted.length, 0);
  const added = report.added.map(({ component, version }) => `, then add ${component} ${version}`).join('');
  const last = `${String(report.hops.length)} upgrades, ${String(risks)} risks accepted${added}`;
  return tableAnswer([['', 'upgrade', 'accepted'], ...rows], last);
}

function blockText({ kind, text, risk }: Barrier): string {
  return `  ${kind}: ${text}${risk === undefined ? '' : `; --accept ${risk} to take it`}`;
}
