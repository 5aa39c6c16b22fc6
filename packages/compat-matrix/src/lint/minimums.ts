import semver from 'semver';
import type { Matrix, Minimum, Row } from '../matrix.ts';
import type { LintFinding } from './lint-report.ts';

/** L005: a `min-x` that repeats the range of x, is below it, or leaves nothing of it. */
export function lintMinimums({ components }: Matrix): readonly LintFinding[] {
  return [...components.values()].flatMap(({ rows }) =>
    [...rows.values()].flatMap((row) => [...row.minimums].flatMap(([name, minimum]) => judge(row, name, minimum))),
  );
}

function judge(row: Row, name: string, { version, at, range }: Minimum): readonly LintFinding[] {
  if (range === undefined) return [];
  const lowest = semver.minVersion(range)?.version;
  if (lowest === undefined || semver.gtr(version, range)) {
    const fix = `correct the range of ${name}, or delete min-${name}`;
    return [{ code: 'L005', ...at, message: `min-${name} ${version} leaves no version of its range`, fix }];
  }
  if (semver.gt(version, lowest)) return [];
  const what = version === lowest ? 'repeats where its range begins' : `is below ${lowest}, where its range begins`;
  const message = `${row.component} ${row.version}: min-${name} ${version} ${what}`;
  return [{ code: 'L005', ...at, message, fix: `delete min-${name}: the range of ${name} says it` }];
}
