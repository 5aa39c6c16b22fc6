import Type, { type TSchema } from 'typebox';
import { type CellState, cellOf, isIn } from '../cell.ts';
import { reasonOf } from '../cell-text.ts';
import { formatPin, type Matrix, type Pin } from '../matrix.ts';
import { pairsOf } from '../pairs-of.ts';
import { closed, document, PIN, PINS, STATE, TEXT } from '../report-schema.ts';

/** Two versions of a set, and why they are what they are. */
export interface CheckedCell {
  readonly left: Pin;
  readonly right: Pin;
  readonly state: CellState;
  readonly reason: string;
}

export interface CheckReport {
  /** The worst of the cells; `tested` only if runs passed with every two that are related. */
  readonly verdict: CellState;
  readonly set: readonly Pin[];
  readonly cells: readonly CheckedCell[];
  /** Why the set is what it is although its cells are not. */
  readonly reason?: string;
}

const ORDER: readonly CellState[] = ['incompatible', 'unknown', 'declared', 'tested'];

/** Judges a set, with every cell and its reason, the worst first. */
export function checkSet(matrix: Matrix, set: readonly Pin[]): CheckReport {
  const cells = pairsOf(set)
    .flatMap(([left, right]) => {
      const cell = cellOf(matrix, left, right);
      return cell === undefined ? [] : [{ left, right, state: cell.state, reason: reasonOf(cell) }];
    })
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const failed = matrix.proofs.find(({ result, pins }) => result === 'failed' && pins.every(isIn(set)));
  if (failed !== undefined) {
    const reason = `${failed.run} failed with ${failed.pins.map(formatPin).join(', ')} on ${failed.date}`;
    return { verdict: 'incompatible', set, cells, reason };
  }
  const [worst] = cells;
  if (worst !== undefined) return { verdict: worst.state, set, cells };
  return { verdict: 'unknown', set, cells, reason: 'no two of these components are related' };
}

/** The JSON Schema of what `matrix check --json` prints. */
export const CheckReportSchema: TSchema = document('check-report', 'Whether a set of versions works together', {
  verdict: STATE,
  set: PINS,
  cells: Type.Array(closed({ left: PIN, right: PIN, state: STATE, reason: TEXT })),
  reason: Type.Optional(TEXT),
});
