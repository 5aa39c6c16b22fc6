import { cellOf } from '../cell.ts';
import { reasonOf } from '../cell-text.ts';
import type { Matrix } from '../matrix.ts';
import { pairsOf } from '../pairs-of.ts';
import type { LintFinding } from './lint-report.ts';

/** L007: a run passed with versions that the rows exclude. One of the two is wrong. */
export function lintProofs(matrix: Matrix): readonly LintFinding[] {
  return matrix.proofs
    .filter(({ result }) => result === 'passed')
    .flatMap(({ pins, run, at }) =>
      pairsOf(pins).flatMap(([left, right]): readonly LintFinding[] => {
        const cell = cellOf(matrix, left, right);
        if (cell?.state !== 'incompatible') return [];
        const message = `${run} passed with a set that the rows exclude: ${reasonOf(cell)}`;
        return [{ code: 'L007', ...at, message, fix: 'widen the row, or delete the proof if the run proves nothing' }];
      }),
    );
}
