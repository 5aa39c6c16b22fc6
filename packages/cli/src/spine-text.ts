import type { SpineFinding, SpineReport } from '@nuspine/spine';
import { textTable } from './text-table.ts';

/** Every finding with its place and fix, the files that were changed, then the answer. */
export function spineText({ ok, version, artifacts, findings, notAsked = [], written = [] }: SpineReport): string {
  const changed = written.map((path) => `wrote  ${path}\n`).join('');
  const unknown = notAsked.map((image) => `not asked  ${image}: --published asks its registry\n`).join('');
  const counts = `${String(artifacts.length)} artifacts checked, ${String(findings.length)} findings`;
  return `${changed}${findingsText(findings)}${unknown}${ok ? 'ok' : 'not ok'}: version ${version}, ${counts}\n`;
}

function findingsText(findings: readonly SpineFinding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ rule, what, found = '', wanted = '', fix, ...place }) => [
    placeText(place),
    rule,
    what,
    found,
    wanted,
    fix,
  ]);
  return `${textTable([['where', 'rule', 'what', 'found', 'wanted', 'fix'], ...rows])}\n`;
}

function placeText({ path, line, column }: Pick<SpineFinding, 'path' | 'line' | 'column'>): string {
  return [path, line, column].filter((part) => part !== undefined).join(':');
}
