import { describeOperation } from './change-message.ts';
import type { LogEntry } from './log-entry.ts';
import type { Operation } from './operation.ts';

/** One thing that happened. */
export interface HistoryLine {
  readonly sequence: number;
  readonly date: string;
  readonly by: string;
  readonly type: Operation['type'];
  readonly text: string;
  readonly pointer?: string;
  readonly build?: string;
  readonly reason?: string;
}

/** What history is asked for; everything by default. */
export interface HistoryQuestion {
  readonly pointer?: string;
  readonly build?: string;
}

/** Who did what when and why, oldest first. */
export function channelHistory(entries: readonly LogEntry[], question: HistoryQuestion = {}): readonly HistoryLine[] {
  const lines = entries.flatMap((entry) => entry.operations.map((operation) => lineOf(entry, operation)));
  const { pointer, build } = question;
  return lines.filter(
    (line) => (pointer === undefined || line.pointer === pointer) && (build === undefined || line.build === build),
  );
}

function lineOf({ sequence, date, by }: LogEntry, operation: Operation): HistoryLine {
  const { type } = operation;
  return { sequence, date, by, type, text: describeOperation(operation), ...operands(operation) };
}

function operands(operation: Operation): Pick<HistoryLine, 'pointer' | 'build' | 'reason'> {
  const found: Record<string, string> = {};
  if ('pointer' in operation) found['pointer'] = operation.pointer;
  if ('build' in operation) found['build'] = typeof operation.build === 'string' ? operation.build : operation.build.id;
  if ('reason' in operation) found['reason'] = operation.reason;
  return found;
}
