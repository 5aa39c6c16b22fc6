import { type Cell, cellOf } from '../cell.ts';
import type { Matrix, Row } from '../matrix.ts';
import { sideText } from '../cell-text.ts';
import type { LintFinding } from './lint-report.ts';
import { pairsOf } from '../pairs-of.ts';

/** L004: two rows speak of each other, and only one of them says that they work together. */
export function lintSides(matrix: Matrix): readonly LintFinding[] {
  const speaking = [...matrix.components.values()].filter(({ rows }) => rows.size > 0);
  return pairsOf(speaking).flatMap(([left, right]) => {
    if (matrix.relations.get(left.name)?.has(right.name) !== true) return [];
    return [...left.rows.values()].flatMap((row) =>
      [...right.rows.values()].flatMap((other) => judge(matrix, row, other)),
    );
  });
}

function judge(matrix: Matrix, row: Row, other: Row): readonly LintFinding[] {
  const cell = cellOf(matrix, row, other);
  const says = cell?.sides.map((side) => side.says) ?? [];
  if (cell === undefined || !says.includes('works') || !says.includes('does-not')) return [];
  return [disagreement(cell)];
}

function disagreement({ sides }: Cell): LintFinding {
  const [works = sides[0], doesNot = sides[1]] = sides.toSorted((a) => (a.says === 'works' ? -1 : 1));
  const at = works.statement?.at ?? { line: 1, column: 1 };
  return {
    code: 'L004',
    ...at,
    message: `two sides disagree: ${sideText(works)}, but ${sideText(doesNot)}`,
    fix: `narrow the range of ${works.about.component} here, or widen that of ${doesNot.about.component} there`,
    ...(doesNot.statement === undefined ? {} : { related: doesNot.statement.at }),
  };
}
