import type { ReleasedDelta, ReleasifyReport } from '@nuspine/delta/fs';
import { shareText, sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

/** The packages that are on the feed now, and why there is no delta when there is none. */
export function releasifyText({ full, deltas, flatten, changed }: ReleasifyReport): string {
  const rows = deltas.flatMap(({ delta, index }) =>
    delta === undefined ? [] : [['delta', delta.name, sizeText(delta.size), shareText(delta.size, full.size), index]],
  );
  const indexes = deltas.map(({ index }) => index).join(', ');
  const { id, version } = flatten.package;
  const state = changed ? 'released' : 'was released already';
  return [
    `${id} ${version} ${state}: ${String(flatten.packages.length)} packages in one\n`,
    textTable([['full', full.name, sizeText(full.size), '', indexes], ...rows], [2, 3]),
    ...deltas.map(noDeltaText),
  ].join('');
}

function noDeltaText({ format, noDelta }: ReleasedDelta): string {
  if (noDelta === undefined) return '';
  switch (noDelta.reason) {
    case 'first-release':
      return `no ${format} delta: this is the first release\n`;
    case 'base-elsewhere':
      return `no ${format} delta: the previous full package is not in this folder\n`;
    case 'format-cannot-say':
      return `no ${format} delta: ${noDelta.message} (${noDelta.path})\n`;
  }
}
