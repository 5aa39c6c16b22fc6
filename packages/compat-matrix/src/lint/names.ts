import type { Matrix } from '../matrix.ts';
import type { Position } from '../position.ts';
import type { LintFinding } from './lint-report.ts';

/** L006: a row or a rule names a component of which the file knows no version. */
export function lintNames(matrix: Matrix): readonly LintFinding[] {
  const known = [...matrix.components.values()].filter(({ versions }) => versions.length > 0).map(({ name }) => name);
  const seen = new Set<string>();
  return namesIn(matrix).flatMap(({ name, at }): readonly LintFinding[] => {
    if (known.includes(name) || seen.has(name)) return [];
    seen.add(name);
    const message = `${name} is a component of which no version is known`;
    return [{ code: 'L006', ...at, message, fix: `correct the name; known are ${known.join(', ')}` }];
  });
}

interface Named {
  readonly name: string;
  readonly at: Position;
}

function namesIn(matrix: Matrix): readonly Named[] {
  const { stops, blocks, skews, steps, together } = matrix;
  const rows = [...matrix.components.values()].flatMap((component) => [...component.rows.values()]);
  const stated = rows.flatMap(({ statements }) => [...statements].map(([name, { at }]) => ({ name, at })));
  const ruled = [...stops, ...blocks, ...steps, ...skews].map(({ component, at }) => ({ name: component, at }));
  const against = skews.map(({ against: name, at }) => ({ name, at }));
  const joined = together.flatMap(({ components, at }) => components.map((name) => ({ name, at })));
  return [...stated, ...ruled, ...against, ...joined];
}
