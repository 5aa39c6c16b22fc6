import { cellOf, rowFor } from './cell.ts';
import { formatMatrix, textOf } from './format-matrix.ts';
import { pairsOf } from './pairs-of.ts';
import type { Component, Matrix, Pin, Row, Statement } from './matrix.ts';
import { parseRange } from './matrix-version.ts';
import { NOWHERE } from './position.ts';
import { withoutVersion } from './range-text.ts';

/**
 * Rewrites a matrix in the second form: bundle ids quoted, each relation stated by one side and for both, minimums
 * folded into ranges, a range for each extension, and a row for each version that a bundle holds. Every two versions
 * that the file knows stay what they were (docs/formats/versions-toml.md §7).
 */
export function migrateMatrix(matrix: Matrix): string {
  return matrix.form === 'second' ? formatMatrix(matrix) : formatMatrix(oneSided(withEveryRow(matrix)));
}

/** A version that a bundle holds gets the row that speaks for it, or one that says that nothing is known of it. */
function withEveryRow(matrix: Matrix): Matrix {
  const components = [...matrix.components].map(([name, component]) => {
    if (!component.hasTable) return [name, component] as const;
    const missing = component.versions.filter((version) => !component.rows.has(version));
    const rows = missing.map((version) => [version, speakingRow(matrix, component, version)] as const);
    return [name, { ...component, rows: new Map([...component.rows, ...rows]) }] as const;
  });
  return { ...matrix, components: new Map(components) };
}

function speakingRow(matrix: Matrix, component: Component, version: string): Row {
  const lower = rowFor(matrix, component, version);
  return lower === undefined ? unknownRow(matrix, { component: component.name, version }) : { ...lower, version };
}

function unknownRow({ relations }: Matrix, pin: Pin): Row {
  const statement: Statement = { kind: 'unknown', at: NOWHERE };
  const others = [...(relations.get(pin.component) ?? [])];
  const statements = new Map(others.map((other) => [other, statement]));
  return { ...pin, at: NOWHERE, statements, minimums: new Map(), epoch: 0, support: [] };
}

function oneSided(matrix: Matrix): Matrix {
  const rows = new Map(
    [...matrix.components.values()].flatMap((component) =>
      [...component.rows.values()].map((row) => [row, new Map(namedStatements(matrix, row))] as const),
    ),
  );
  for (const [first, second] of pairsOf([...matrix.components.values()])) {
    if (speaks(matrix, first, second) && speaks(matrix, second, first)) joinSides(matrix, first, second, rows);
  }
  const components = [...matrix.components].map(([name, component]) => {
    const own = [...component.rows].map(([version, row]) => [version, withStatements(row, rows.get(row))] as const);
    return [name, { ...component, rows: new Map(own) }] as const;
  });
  return { ...matrix, form: 'second', components: new Map(components) };
}

type Statements = Map<string, Statement>;

/** Statements by component, the one for every extension spelled out. */
function namedStatements({ components }: Matrix, { statements, everyExtension }: Row): readonly [string, Statement][] {
  const extensions = [...components.values()].filter(({ isExtension }) => isExtension);
  const spelled = extensions.flatMap(({ name }): readonly [string, Statement][] =>
    everyExtension === undefined || statements.has(name) ? [] : [[name, everyExtension]],
  );
  return [...[...statements].map(([name, statement]): [string, Statement] => [name, withText(statement)]), ...spelled];
}

/** A range that a minimum narrowed is written as it is now. */
function withText(statement: Statement): Statement {
  if (statement.kind === 'unknown' || statement.range.raw === statement.text) return statement;
  return rangeStatement(statement.range.range === '' ? '*' : statement.range.range);
}

function withStatements({ everyExtension, ...row }: Row, statements: Statements = new Map()): Row {
  return everyExtension === undefined ? { ...row, statements } : { ...row, statements, minimums: new Map() };
}

function speaks(matrix: Matrix, { rows }: Component, { name, isExtension }: Component): boolean {
  return [...rows.values()].some(
    ({ statements, everyExtension }) => statements.has(name) || (isExtension && everyExtension !== undefined),
  );
}

/**
 * Neither side keeps what the other excludes, and then the first speaks for both: the second keeps only what the
 * first does not say.
 */
function joinSides(matrix: Matrix, first: Component, second: Component, rows: ReadonlyMap<Row, Statements>): void {
  const kept = [...second.rows.values()].map((row) => isNeeded(first, rows, row));
  for (const row of first.rows.values()) narrow(matrix, row, second, rows.get(row));
  [...second.rows.values()].forEach((row, index) => {
    if (kept[index] === true) narrow(matrix, row, first, rows.get(row));
    else if (rows.get(row)?.get(first.name)?.kind === 'range') rows.get(row)?.delete(first.name);
  });
}

/** Whether a row of the second component says something of a version that the first does not say. */
function isNeeded(first: Component, rows: ReadonlyMap<Row, Statements>, row: Row): boolean {
  const own = rows.get(row)?.get(first.name);
  if (own?.kind !== 'range') return false;
  return [...first.rows.values()].some((other) => {
    const said = rows.get(other)?.get(row.component);
    return said === undefined || (said.kind === 'unknown' && !own.range.test(other.version));
  });
}

function narrow(matrix: Matrix, row: Row, other: Component, statements: Statements | undefined): void {
  const own = statements?.get(other.name);
  if (own?.kind !== 'range') return;
  const excluded = [...other.rows.keys()].filter((version) => {
    const cell = cellOf(matrix, row, { component: other.name, version });
    return cell?.sides[1].says === 'does-not' && own.range.test(version);
  });
  if (excluded.length === 0) return;
  statements?.set(other.name, rangeStatement(excluded.reduce(withoutVersion, textOf(own))));
}

function rangeStatement(text: string): Statement {
  return { kind: 'range', text, range: parseRange(text, NOWHERE), at: NOWHERE };
}
