import type { Change } from './next-entry.ts';
import type { Operation } from './operation.ts';

/** What a change does, in a line, as for the message of a commit. */
export function changeMessage(channel: string, { operations }: Pick<Change, 'operations'>): string {
  return `${channel}: ${operations.map(describeOperation).join(', ')}`;
}

/** What an operation does, in a few words. */
export function describeOperation(operation: Operation): string {
  switch (operation.type) {
    case 'add-build':
      return `add build ${operation.build.id} (${operation.build.version})`;
    case 'set-pointer':
      return `move ${operation.pointer} to ${operation.build}`;
    case 'promote':
      return `promote ${operation.build} to ${operation.pointer}${provenBy(operation.evidence)}`;
    case 'roll-back':
      return `roll ${operation.pointer} back to ${operation.build}: ${operation.reason}`;
    case 'withdraw':
      return `withdraw ${operation.build}: ${operation.reason}`;
    case 'rollout':
      return `roll ${operation.build} out to ${String(operation.percent)} %${because(operation.reason)}`;
    case 'alias':
      return `let ${operation.alias} stand for ${operation.pointer} until ${operation.until}`;
    case 'set-policy':
      return `set what ${operation.pointer} needs`;
    case 'close':
      return `close: ${operation.reason}`;
  }
}

function provenBy(evidence: readonly { readonly gate: string }[]): string {
  return evidence.length === 0 ? '' : ` (${evidence.map(({ gate }) => gate).join(', ')})`;
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `: ${reason}`;
}
