import { ChannelError } from '../errors.ts';
import type { FlowEdit } from './decide.ts';
import type { FlowPlan } from './plan-flow.ts';
import type { RepoFile } from './reference.ts';

/**
 * The files that a plan changes, changed: only the stretches of its edits. Throws `FLOW_FILE_CHANGED` when a stretch does
 * not say what the plan found there.
 */
export function applyPlan({ decisions }: FlowPlan, files: readonly RepoFile[]): readonly RepoFile[] {
  return files.flatMap((file) => {
    const edits = decisions.filter(({ path }) => path === file.path).flatMap((decision) => decision.edits);
    return edits.length === 0 ? [] : [{ ...file, text: edited(file, edits) }];
  });
}

function edited({ path, text }: RepoFile, edits: readonly FlowEdit[]): string {
  // Two packages that share a property bring the same edit.
  const unique = new Map(edits.map((edit) => [edit.start, edit]));
  let result = text;
  for (const { start, end, from, to } of [...unique.values()].toSorted((a, b) => b.start - a.start)) {
    if (result.slice(start, end) !== from) {
      throw new ChannelError('FLOW_FILE_CHANGED', 'file is not what the plan was made for', {
        path,
        offset: start,
        wanted: from,
      });
    }
    result = result.slice(0, start) + to + result.slice(end);
  }
  return result;
}

/** The message of the commit: what moved, and where from. */
export function flowMessage({ decisions }: FlowPlan): string {
  const moves = decisions.filter(({ to }) => to !== undefined);
  const packages = [...new Map(moves.map((one) => [one.id, one])).values()];
  const title =
    packages.length === 1
      ? `Update ${packages[0]?.id ?? ''} to ${packages[0]?.to ?? ''}`
      : `Update ${String(packages.length)} dependencies`;
  const lines = packages.map(({ id, from, to = '', reason }) => `- ${id}: ${from} -> ${to} (${reason})`);
  return `${title}\n\n${lines.join('\n')}\n`;
}
