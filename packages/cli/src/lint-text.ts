import type { LintFinding, LintReport } from '@nuspine/compat-matrix';
import { markdownTable } from './markdown-table.ts';

/** Each finding with its place and its fix, then the count. */
export function lintText({ rows, bundles, findings }: LintReport, path: string): string {
  const counts = `${String(rows)} rows, ${String(bundles)} bundles, ${String(findings.length)} findings`;
  return `${findingsText(findings, path)}${findings.length === 0 ? 'ok' : 'not ok'}: ${counts}\n`;
}

/** Each finding with its place and its fix. */
export function findingsText(findings: readonly LintFinding[], path: string): string {
  return findings
    .map((finding) => `${place(finding, path)}  ${finding.code}  ${finding.message}\n  fix: ${finding.fix}\n`)
    .join('');
}

/** The same as a table. */
export function lintMarkdown({ findings }: LintReport, path: string): string {
  if (findings.length === 0) return `No findings in \`${path}\`.\n`;
  const rows = findings.map((finding) => [place(finding, path), finding.code, finding.message, finding.fix]);
  return markdownTable([['place', 'lint', 'finding', 'fix'], ...rows]);
}

function place({ line, column }: LintFinding, path: string): string {
  return `${path}:${String(line)}:${String(column)}`;
}
