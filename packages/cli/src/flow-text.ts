import type { FlowDecision, FlowPlan } from '@nuspine/channels';
import type { FlowReport } from '@nuspine/channels/fs';
import { textTable } from './text-table.ts';

/** A line for each place that states a version. */
export function flowPlanText({ decisions, moves }: FlowPlan): string {
  return `${decisionTable(decisions)}${String(moves)} of ${String(decisions.length)} move\n`;
}

/** What moved, as the message of the commit says it. */
export function flowReportText({ changed, message, files, branch }: FlowReport): string {
  if (!changed) return 'nothing moves\n';
  const where = branch === undefined ? 'written' : `committed on ${branch}`;
  return `${message}\n${where}: ${files.join(', ')}\n`;
}

/** Everything about one dependency. */
export function flowExplanation(decisions: readonly FlowDecision[]): string {
  return decisionTable(decisions);
}

function decisionTable(decisions: readonly FlowDecision[]): string {
  return textTable(
    decisions.map(({ id, from, to, code, reason, path }) => [
      id,
      from,
      to === undefined ? code : `-> ${to}`,
      path,
      reason,
    ]),
  );
}
