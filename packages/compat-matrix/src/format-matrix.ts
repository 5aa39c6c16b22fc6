import type { Bundle, Matrix, Row, Statement } from './matrix.ts';
import { ruleTables } from './format-rules.ts';
import { UNKNOWN } from './parse-row.ts';
import { inline, key, list, optional, type Pair, quote, table } from './toml/format-toml.ts';

/** Writes a matrix in the second form (docs/formats/versions-toml.md §5). Equal matrices give equal text. */
export function formatMatrix(matrix: Matrix): string {
  const { components, bundles, missingRow, order } = matrix;
  const head = ['format = 2', `missing-row = ${quote(missingRow)}`];
  if (order.length > 0) head.push(`order = ${list(order)}`);
  const tables = [...components.values()].filter(({ hasTable }) => hasTable);
  const sections = [
    head.join('\n'),
    ...tables.map(({ name, rows }) => [`[compatibility.${key(name)}]`, ...[...rows.values()].map(rowLine)].join('\n')),
    ...bundles.map((bundle) => bundleTable(matrix, bundle)),
    ...ruleTables(matrix),
  ];
  return `${sections.join('\n\n')}\n`;
}

function rowLine({ version, statements, everyExtension, released, epoch, support }: Row): string {
  const own: Pair[] = [...statements].map(([name, statement]) => [key(name), quote(textOf(statement))]);
  const extensions: Pair = ['extensions', everyExtension === undefined ? undefined : quote(textOf(everyExtension))];
  const phases: Pair[] = support.map(({ name, until }) => [key(name), quote(until)]);
  const values = inline([
    ...own,
    extensions,
    ['released', optional(released)],
    ['epoch', epoch === 0 ? undefined : String(epoch)],
    ['support', phases.length === 0 ? undefined : inline(phases)],
  ]);
  return `${quote(version)} = ${values}`;
}

/** A range as it is written, or `unknown`. */
export function textOf(statement: Statement): string {
  return statement.kind === 'unknown' ? UNKNOWN : statement.text;
}

function bundleTable({ components }: Matrix, { id, name, releaseDate, ltsUntil, pins }: Bundle): string {
  const isExtension = (component: string): boolean => components.get(component)?.isExtension === true;
  const own = pins.filter(({ component }) => !isExtension(component));
  const extensions = pins.filter(({ component }) => isExtension(component));
  const texts = extensions.map(({ component, version }) => `${component}@${version}`);
  return table(`[bundles.${key(id)}]`, [
    ['name', name === id ? undefined : quote(name)],
    ['release-date', optional(releaseDate)],
    ['lts-until', optional(ltsUntil)],
    ...own.map(({ component, version }): Pair => [key(component), quote(version)]),
    ['extensions', texts.length === 0 ? undefined : list(texts)],
  ]);
}
