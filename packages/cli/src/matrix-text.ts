import type {
  CheckReport,
  ExplainReport,
  Pin,
  SolveReport,
  SupportReport,
  UpgradesReport,
  WhatBreaksReport,
} from '@nuspine/compat-matrix';
import { markdownTable } from './markdown-table.ts';
import type { Answer } from './matrix-params.ts';
import { textTable } from './text-table.ts';

type Table = readonly (readonly string[])[];

/** The verdict, then every two that are related. */
export function checkAnswer({ verdict, cells, reason }: CheckReport): Answer {
  const rows = cells.map(({ left, right, state, reason: why }) => [state, pinText(left), pinText(right), why]);
  const last = reason === undefined ? verdict : `${verdict}: ${reason}`;
  return tableAnswer([['state', 'one', 'other', 'because'], ...rows], last);
}

/** The set and its state, or the proof. */
export function solveAnswer(report: SolveReport): Answer {
  if (!report.solved) return linesAnswer(report.proof.lines);
  return tableAnswer([['component', 'version'], ...setRows(report.set)], report.state);
}

/** The set, then why each component is not newer. */
export function explainAnswer(report: ExplainReport): Answer {
  if (!report.solved) return linesAnswer(report.proof.lines);
  const { heldBack } = report;
  const answer = tableAnswer([['component', 'version'], ...setRows(report.set)], report.state);
  const why = heldBack.map(({ component, version, newest, because }) => ({
    head: `${component} is ${version} and not up to ${newest}:`,
    because,
  }));
  return {
    text: () => answer.text() + why.map(({ head, because }) => `${head}\n${indented(because)}`).join(''),
    markdown: () => answer.markdown() + why.map(({ head, because }) => `\n${head}\n\n${listed(because)}`).join(''),
  };
}

/** Every newer version: alone, with what must move along, or why not. */
export function upgradesAnswer({ upgrades }: UpgradesReport): Answer {
  const rows = upgrades.map(({ component, version, alone, with: moved, proof }) => {
    if (proof !== undefined) return [component, version, 'no', proof.lines.at(-1) ?? ''];
    if (moved === undefined) return [component, version, alone, ''];
    return [component, version, 'with', moved.map(pinText).join(', ')];
  });
  return tableAnswer(
    [['component', 'version', 'how', 'details'], ...rows],
    `${String(upgrades.length)} newer versions`,
  );
}

/** What becomes something else. */
export function whatBreaksAnswer({ row, cells, bundles }: WhatBreaksReport): Answer {
  const rows = [
    ...bundles.map(({ what, before, after }) => ['bundle', what, before, after]),
    ...cells.map(({ what, before, after }) => ['cell', `${pinText(row)} with ${pinText(what)}`, before, after]),
  ];
  const counts = `${String(bundles.length)} bundles and ${String(cells.length)} cells change`;
  return tableAnswer([['kind', 'what', 'before', 'after'], ...rows], counts);
}

/** The phase of each version and bundle. */
export function supportAnswer({ now, versions, bundles }: SupportReport): Answer {
  const rows = [...bundles, ...versions].map(({ what, phase, until = '', days }) => [
    what,
    phase,
    until,
    days === undefined ? '' : String(days),
  ]);
  return tableAnswer([['what', 'phase', 'until', 'days'], ...rows], `on ${now}`);
}

/** A table and a line that sums it up. */
export function tableAnswer(table: Table, last: string): Answer {
  const isEmpty = table.length === 1;
  return {
    text: () => `${isEmpty ? '' : textTable(table)}${last}\n`,
    markdown: () => `${isEmpty ? '' : `${markdownTable(table)}\n`}${last}\n`,
  };
}

/** Lines that are numbered already. */
export function linesAnswer(lines: readonly string[]): Answer {
  return { text: () => lines.map((line) => `${line}\n`).join(''), markdown: () => listed(lines) };
}

function setRows(set: readonly Pin[]): Table {
  return set.map(({ component, version }) => [component, version]);
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}\n`).join('');
}

function listed(lines: readonly string[]): string {
  return lines.map((line) => (/^\d+\. /.test(line) ? `${line}\n` : `- ${line}\n`)).join('');
}

function pinText({ component, version }: Pin): string {
  return `${component}@${version}`;
}
