import { type Cell, cellOf } from '../cell.ts';
import { reasonOf } from '../cell-text.ts';
import type { Bundle, BundlePin, Matrix } from '../matrix.ts';
import { pairsOf } from '../pairs-of.ts';
import type { LintFinding } from './lint-report.ts';

/** L002: a bundle holds two versions that the rows exclude. It stands at the later of the two. */
export function lintBundleSets(matrix: Matrix): readonly LintFinding[] {
  return matrix.bundles.flatMap((bundle) =>
    pairsOf(bundle.pins).flatMap(([left, right]) => {
      const cell = cellOf(matrix, left, right);
      return cell?.state === 'incompatible' ? [brokenPair(bundle, right, cell)] : [];
    }),
  );
}

function brokenPair({ id }: Bundle, { component, at }: BundlePin, cell: Cell): LintFinding {
  return {
    code: 'L002',
    ...at,
    message: `bundle ${id} breaks its own rows: ${reasonOf(cell)}`,
    fix: `choose another version of ${component}, or correct the row if the two do work together`,
  };
}
