import type { ReleasifyReport } from '@nuspine/delta/fs';
import { shareText, sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

/** The packages that are on the feed now, and why there is no delta when there is none. */
export function releasifyText({ full, delta, noDelta, flatten, changed }: ReleasifyReport): string {
  const rows = [['full', full.name, sizeText(full.size), '']];
  if (delta !== undefined) rows.push(['delta', delta.name, sizeText(delta.size), shareText(delta.size, full.size)]);
  const { id, version } = flatten.package;
  const state = changed ? 'released' : 'was released already';
  return [
    `${id} ${version} ${state}: ${String(flatten.packages.length)} packages in one\n`,
    textTable(rows, [2, 3]),
    ...(noDelta === undefined ? [] : [`no delta: ${noDeltaText(noDelta)}\n`]),
  ].join('');
}

function noDeltaText(noDelta: NonNullable<ReleasifyReport['noDelta']>): string {
  switch (noDelta.reason) {
    case 'first-release':
      return 'this is the first release';
    case 'base-elsewhere':
      return 'the previous full package is not in this folder';
    case 'format-cannot-say':
      return `${noDelta.message} (${noDelta.path})`;
  }
}
