import type { Matrix } from '../matrix.ts';
import type { LintFinding } from './lint-report.ts';

/** L001: `[bundles.stable-3.2]` is a table `2` in a table `stable-3` (TOML 1.1.0, "Keys"). */
export function lintBundleIds({ bundles }: Matrix): readonly LintFinding[] {
  return bundles
    .filter(({ isDotted }) => isDotted)
    .map(({ id, at }) => ({
      code: 'L001',
      ...at,
      message: `TOML takes the bundle id ${id} apart at its dots`,
      fix: `write [bundles."${id}"]`,
    }));
}
