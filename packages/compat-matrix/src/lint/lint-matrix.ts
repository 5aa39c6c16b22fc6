import type { Matrix } from '../matrix.ts';
import { lintBundleIds } from './bundle-ids.ts';
import { lintBundleSets } from './bundle-sets.ts';
import { lintDates } from './dates.ts';
import type { LintFinding, LintReport } from './lint-report.ts';
import { lintMinimums } from './minimums.ts';
import { lintMissingRows } from './missing-rows.ts';
import { lintNames } from './names.ts';
import { lintProofs } from './proofs.ts';
import { lintSides } from './sides.ts';

const LINTS: readonly ((matrix: Matrix) => readonly LintFinding[])[] = [
  lintBundleIds,
  lintBundleSets,
  lintMissingRows,
  lintSides,
  lintMinimums,
  lintNames,
  lintProofs,
  lintDates,
];

/** Finds what a well-formed `versions.toml` says wrongly, twice or not at all (docs/formats/versions-toml.md §8). */
export function lintMatrix(matrix: Matrix): LintReport {
  const findings = LINTS.flatMap((lint) => lint(matrix)).toSorted((a, b) => a.line - b.line || a.column - b.column);
  const rows = [...matrix.components.values()].reduce((sum, component) => sum + component.rows.size, 0);
  return { ok: findings.length === 0, form: matrix.form, rows, bundles: matrix.bundles.length, findings };
}
