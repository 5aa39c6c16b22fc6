import type { Bundle, Component, Matrix, Row, Statement } from './matrix.ts';
import { ruleTables } from './format-rules.ts';
import { UNKNOWN } from './parse-row.ts';
import { inline, key, lineOf, list, optional, type Pair, quote, table } from './toml/format-toml.ts';
import { type TomlLine, tomlText } from './toml/toml-text.ts';

/** Writes a matrix in the second form (docs/formats/versions-toml.md §5), with its comments. Equal matrices give equal text. */
export function formatMatrix(matrix: Matrix): string {
  const { components, bundles, missingRow, order, comments } = matrix;
  const head: readonly Pair[] = [
    ['format', '2'],
    ['missing-row', quote(missingRow)],
    ['order', order.length === 0 ? undefined : list(order)],
  ];
  const tables = [...components.values()].filter(({ hasTable }) => hasTable);
  const sections = [
    head.flatMap((pair) => lineOf([], pair)),
    ...tables.map(componentTable),
    ...bundles.map((bundle) => bundleTable(matrix, bundle)),
    ...ruleTables(matrix),
  ];
  return tomlText(sections, comments);
}

function componentTable({ name, rows }: Component): readonly TomlLine[] {
  const pairs = [...rows.values()].map((row): Pair => [row.version, rowText(row)]);
  return table(`[compatibility.${key(name)}]`, ['compatibility', name], pairs);
}

function rowText({ statements, everyExtension, released, epoch, support }: Row): string {
  return inline([
    ...[...statements].map(([name, statement]): Pair => [name, quote(textOf(statement))]),
    ['extensions', everyExtension === undefined ? undefined : quote(textOf(everyExtension))],
    ['released', optional(released)],
    ['epoch', epoch === 0 ? undefined : String(epoch)],
    [
      'support',
      support.length === 0 ? undefined : inline(support.map(({ name, until }): Pair => [name, quote(until)])),
    ],
  ]);
}

/** A range as it is written, or `unknown`. */
export function textOf(statement: Statement): string {
  return statement.kind === 'unknown' ? UNKNOWN : statement.text;
}

function bundleTable({ components }: Matrix, { id, name, releaseDate, ltsUntil, pins }: Bundle): readonly TomlLine[] {
  const isExtension = (component: string): boolean => components.get(component)?.isExtension === true;
  const own = pins.filter(({ component }) => !isExtension(component));
  const extensions = pins.filter(({ component }) => isExtension(component));
  const texts = extensions.map(({ component, version }) => `${component}@${version}`);
  return table(
    `[bundles.${key(id)}]`,
    ['bundles', id],
    [
      ['name', name === id ? undefined : quote(name)],
      ['release-date', optional(releaseDate)],
      ['lts-until', optional(ltsUntil)],
      ...own.map(({ component, version }): Pair => [component, quote(version)]),
      ['extensions', texts.length === 0 ? undefined : list(texts)],
    ],
  );
}
