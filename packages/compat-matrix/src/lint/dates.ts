import type { Matrix, Row } from '../matrix.ts';
import type { LintFinding } from './lint-report.ts';

/** L008: something ends before it begins. Days compare as their text does. */
export function lintDates({ bundles, components, blocks }: Matrix): readonly LintFinding[] {
  const rows = [...components.values()].flatMap((component) => [...component.rows.values()]);
  const spans = [
    ...bundles.map(({ id, releaseDate, ltsUntil, at }) => ({
      what: `bundle ${id}`,
      from: releaseDate,
      to: ltsUntil,
      at,
    })),
    ...rows.flatMap(supportSpans),
    ...blocks.map(({ component, since, until, at }) => ({ what: `block of ${component}`, from: since, to: until, at })),
  ];
  return spans.flatMap(({ what, from, to, at }): readonly LintFinding[] => {
    if (from === undefined || to === undefined || from <= to) return [];
    const fix = 'correct one of the two days';
    return [{ code: 'L008', ...at, message: `${what} ends on ${to}, before it begins on ${from}`, fix }];
  });
}

function supportSpans({ component, version, released, support, at }: Row): readonly {
  readonly what: string;
  readonly from: string | undefined;
  readonly to: string;
  readonly at: Row['at'];
}[] {
  return support.map(({ name, until }) => ({
    what: `${name} of ${component} ${version}`,
    from: released,
    to: until,
    at,
  }));
}
