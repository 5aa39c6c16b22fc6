import Type, { type TSchema } from 'typebox';
import { type CellState, cellOf } from '../cell.ts';
import { errorUnknownName } from '../errors.ts';
import { formatPin, type Matrix, type Pin, type Row, type Statement } from '../matrix.ts';
import { parseRange } from '../matrix-version.ts';
import { UNKNOWN } from '../parse-row.ts';
import { NOWHERE } from '../position.ts';
import { closed, document, PIN, STATE, TEXT } from '../report-schema.ts';
import { checkSet } from './check-set.ts';

/** A statement that a row would make instead: a range, or `unknown`. */
export interface ChangedStatement {
  readonly about: string;
  readonly range: string;
}

interface Change<Thing> {
  readonly what: Thing;
  readonly before: CellState;
  readonly after: CellState;
}

export interface WhatBreaksReport {
  readonly row: Pin;
  /** Cells of the row whose state changes. */
  readonly cells: readonly Change<Pin>[];
  /** Bundles that hold the row, and change with it. */
  readonly bundles: readonly Change<string>[];
}

/**
 * What a change of one row would change: with statements, those take the place of the row's own; without, the row goes.
 * Throws `MATRIX_NAME_UNKNOWN` if there is no such row, or `MATRIX_RANGE_INVALID`.
 */
export function whatBreaks(matrix: Matrix, pin: Pin, changes: readonly ChangedStatement[] = []): WhatBreaksReport {
  const component = matrix.components.get(pin.component);
  const row = component?.rows.get(pin.version);
  if (component === undefined || row === undefined) {
    const rows = [...(component?.rows.values() ?? [])].map(formatPin);
    throw errorUnknownName('the matrix has no such row', formatPin(pin), rows);
  }
  const rows = new Map(component.rows);
  if (changes.length === 0) rows.delete(pin.version);
  else rows.set(pin.version, changed(row, changes));
  const components = new Map([...matrix.components, [component.name, { ...component, rows }]]);
  const after: Matrix = { ...matrix, components, relations: withRelations(matrix, pin.component, changes) };
  return { row: pin, cells: changedCells(matrix, after, pin), bundles: changedBundles(matrix, after, pin) };
}

function changed(row: Row, changes: readonly ChangedStatement[]): Row {
  const statements = changes.map(({ about, range }): readonly [string, Statement] => [
    about,
    range === UNKNOWN
      ? { kind: 'unknown', at: row.at }
      : { kind: 'range', text: range, range: parseRange(range, NOWHERE), at: row.at },
  ]);
  return { ...row, statements: new Map([...row.statements, ...statements]) };
}

function withRelations({ relations }: Matrix, own: string, changes: readonly ChangedStatement[]): Matrix['relations'] {
  const pairs = changes.flatMap(({ about }) => [[own, about] as const, [about, own] as const]);
  const joined = new Map(relations);
  for (const [from, to] of pairs) joined.set(from, new Set([...(joined.get(from) ?? []), to]));
  return joined;
}

function changedCells(before: Matrix, after: Matrix, pin: Pin): readonly Change<Pin>[] {
  return [...before.components.values()].flatMap(({ name, versions }) =>
    versions.flatMap((version): readonly Change<Pin>[] => {
      const other = { component: name, version };
      const states = [before, after].map((matrix) => cellOf(matrix, pin, other)?.state);
      const [was = 'unknown', is = 'unknown'] = states;
      return name === pin.component || was === is ? [] : [{ what: other, before: was, after: is }];
    }),
  );
}

function changedBundles(before: Matrix, after: Matrix, pin: Pin): readonly Change<string>[] {
  return before.bundles.flatMap(({ id, pins }) => {
    if (!pins.some((one) => one.component === pin.component && one.version === pin.version)) return [];
    const [was, is] = [checkSet(before, pins).verdict, checkSet(after, pins).verdict];
    return was === is ? [] : [{ what: id, before: was, after: is }];
  });
}

const states = { before: STATE, after: STATE };

/** The JSON Schema of what `matrix what-breaks --json` prints. */
export const WhatBreaksReportSchema: TSchema = document('what-breaks-report', 'What a change of one row would change', {
  row: PIN,
  cells: Type.Array(closed({ what: PIN, ...states })),
  bundles: Type.Array(closed({ what: TEXT, ...states })),
});
