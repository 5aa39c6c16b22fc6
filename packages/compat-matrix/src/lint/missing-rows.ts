import type { Matrix } from '../matrix.ts';
import type { LintFinding } from './lint-report.ts';

/** L003: a bundle holds a version that its component's table has no row for, so that nothing is known of it. */
export function lintMissingRows({ bundles, components, missingRow }: Matrix): readonly LintFinding[] {
  if (missingRow === 'nearest-lower') return [];
  return bundles.flatMap(({ id, pins }) =>
    pins.flatMap(({ component: name, version, at }): readonly LintFinding[] => {
      const component = components.get(name);
      if (component?.hasTable !== true || component.rows.has(version)) return [];
      const message = `bundle ${id} holds ${name} ${version}, which has no row: nobody knows what it works with`;
      const fix = `add a row "${version}" to [compatibility.${name}], or set missing-row = "nearest-lower"`;
      return [{ code: 'L003', ...at, message, fix }];
    }),
  );
}
