import semver from 'semver';
import type { Component, Matrix, Pin, Proof, Row, Skew, Statement } from './matrix.ts';

/**
 * Whether two versions work together. `tested`: a run passed with both. `declared`: rows allow it, and no run has
 * tried. `unknown`: a row that should speak is missing or says so. `incompatible`: a row or a skew rule excludes it.
 */
export type CellState = 'tested' | 'declared' | 'unknown' | 'incompatible';

/** What one of the two says of the other. */
export interface Side {
  readonly from: Pin;
  readonly about: Pin;
  readonly says: 'works' | 'does-not' | 'unknown' | 'no-row' | 'nothing';
  /** The row that speaks; with `missing-row = "nearest-lower"` it may be that of a lower version. */
  readonly row?: Row;
  readonly statement?: Statement;
}

export interface Cell {
  readonly left: Pin;
  readonly right: Pin;
  readonly state: CellState;
  readonly sides: readonly [Side, Side];
  /** The skew rule that excludes it. */
  readonly skew?: Skew;
  /** The runs that passed with both. */
  readonly proofs: readonly Proof[];
}

/** Judges two versions of two components; `undefined` when nothing in the file relates the components. */
export function cellOf(matrix: Matrix, left: Pin, right: Pin): Cell | undefined {
  const skew = matrix.skews.find((rule) => isSkewed(rule, left, right));
  const related = matrix.relations.get(left.component)?.has(right.component) === true;
  if (!related && skew === undefined) return undefined;
  const sides = [sideOf(matrix, left, right), sideOf(matrix, right, left)] as const;
  const proofs = matrix.proofs.filter(({ result, pins }) => result === 'passed' && [left, right].every(isIn(pins)));
  const state = stateOf(sides, skew !== undefined, proofs.length > 0);
  return { left, right, state, sides, proofs, ...(skew === undefined ? {} : { skew }) };
}

function stateOf(sides: readonly Side[], isSkewed: boolean, isTested: boolean): CellState {
  const says = sides.map((side) => side.says);
  if (isSkewed || says.includes('does-not')) return 'incompatible';
  if (isTested) return 'tested';
  if (says.includes('unknown') || says.includes('no-row') || !says.includes('works')) return 'unknown';
  return 'declared';
}

/** Whether the pins hold that component at that version. */
export function isIn(pins: readonly Pin[]): (pin: Pin) => boolean {
  return ({ component, version }) => pins.some((pin) => pin.component === component && pin.version === version);
}

function sideOf(matrix: Matrix, from: Pin, about: Pin): Side {
  const component = matrix.components.get(from.component);
  const row = component === undefined ? undefined : rowFor(matrix, component, from.version);
  if (row === undefined) return { from, about, says: component?.hasTable === true ? 'no-row' : 'nothing' };
  const statement = statementOn(matrix, row, about.component);
  if (statement === undefined) return { from, about, says: 'nothing', row };
  return { from, about, says: saysOf(statement, about.version), row, statement };
}

function saysOf(statement: Statement, version: string): Side['says'] {
  if (statement.kind === 'unknown') return 'unknown';
  return statement.range.test(version) ? 'works' : 'does-not';
}

/** The row that speaks for a version (versions-toml §3.6). */
export function rowFor(matrix: Matrix, component: Component, version: string): Row | undefined {
  const own = component.rows.get(version);
  if (own !== undefined || matrix.missingRow === 'unknown') return own;
  const lower = [...component.rows.values()].filter((row) => row.epoch === 0 && semver.lt(row.version, version));
  return lower.toSorted((a, b) => semver.compare(a.version, b.version)).at(-1);
}

/** What a row says of a component: its own statement, or the one for every extension. */
export function statementOn(matrix: Matrix, row: Row, about: string): Statement | undefined {
  const own = row.statements.get(about);
  if (own !== undefined) return own;
  return matrix.components.get(about)?.isExtension === true ? row.everyExtension : undefined;
}

function isSkewed(rule: Skew, left: Pin, right: Pin): boolean {
  if (rule.component === left.component && rule.against === right.component) {
    return exceedsSkew(rule, left.version, right.version);
  }
  if (rule.component !== right.component || rule.against !== left.component) return false;
  return exceedsSkew(rule, right.version, left.version);
}

/**
 * Whether a version of the component of a rule is too far from one of the other. Minor versions count within one major:
 * across majors no number of minors is near enough.
 */
export function exceedsSkew({ behind, ahead }: Skew, version: string, against: string): boolean {
  if (semver.major(version) !== semver.major(against)) return true;
  const distance = semver.minor(version) - semver.minor(against);
  return distance < -behind || distance > ahead;
}
