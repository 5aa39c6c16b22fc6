import type { SiteReport } from '@nuspine/site';
import { textTable } from './text-table.ts';

/** What the site shows, and where it is. */
export function siteReportText({ folder, changed, files, subjects }: SiteReport): string {
  const rows = subjects.map(({ kind, place, count, problems }) => [kind, place, String(count), String(problems)]);
  const table = textTable([['', 'place', 'holds', 'problems'], ...rows], [2, 3]);
  return `${table}${changed ? 'written' : 'unchanged'}: ${String(files.length)} pages in ${folder}\n`;
}
