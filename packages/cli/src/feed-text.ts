import type { FeedReport } from '@nuspine/delta';
import type { FeedListing } from '@nuspine/delta/fs';
import { sizeText } from './size-text.ts';
import { textTable } from './text-table.ts';

/** A line for each release file. */
export function feedListingText({ releases }: FeedListing): string {
  const rows = releases.map(({ version, kind, size, fileName, indexes }) => [
    version,
    kind,
    sizeText(size),
    fileName,
    indexes.join(', '),
  ]);
  return textTable([['version', 'kind', 'size', 'file', 'listed in'], ...rows], [2]);
}

/** Every problem and note on a line of its own, then the answer. */
export function feedReportText({ ok, checked, problems, notes }: FeedReport): string {
  const found = [...problems.map(lineOf('problem')), ...notes.map(lineOf('note'))];
  const counts = `${String(checked)} packages checked, ${String(problems.length)} problems, ${String(notes.length)} notes`;
  return `${found.join('')}${ok ? 'ok' : 'not ok'}: ${counts}\n`;
}

function lineOf(weight: string): (found: { readonly kind: string; readonly path: string }) => string {
  return ({ kind, path, ...operands }) => {
    const rest = Object.entries(operands).map(([name, value]) => `  ${name} ${String(value)}`);
    return `${weight}  ${kind}  ${path}${rest.join('')}\n`;
  };
}
