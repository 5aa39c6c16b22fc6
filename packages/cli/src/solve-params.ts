import type { Matrix, SolveOptions, Wish } from '@nuspine/compat-matrix';
import { MATRIX_PARAMS, type MatrixArgs } from './matrix-params.ts';
import { choiceOption, option, optionalArguments, switchOption } from './param.ts';
import type { Params } from './command.ts';

const TRUSTS = ['tested', 'declared', 'unknown'] as const;

/** What a search for a set takes. */
export type SolveArgs = MatrixArgs & {
  readonly wishes: readonly string[];
  readonly trust?: (typeof TRUSTS)[number];
  readonly lock?: string;
  readonly prerelease: boolean;
};

export const SOLVE_PARAMS: Params<SolveArgs> = {
  wishes: optionalArguments('[component@range...]', 'components, in the order in which they matter; all by default'),
  trust: choiceOption(
    '--trust <state>',
    TRUSTS,
    'the least that must be known of every two versions; declared by default',
  ),
  lock: option('--lock <file>', 'keep the versions of an earlier answer with --json where they will do'),
  prerelease: switchOption('--prerelease', 'take prereleases that no range names'),
  ...MATRIX_PARAMS,
};

/** What the library is asked. Without wishes every component is wished for that is no extension. */
export async function solveOptions(
  matrix: Matrix,
  { wishes, trust, lock, prerelease }: SolveArgs,
): Promise<SolveOptions & { readonly wishes: readonly Wish[] }> {
  const { parseWishes } = await import('@nuspine/compat-matrix');
  const { readLockFile } = await import('@nuspine/compat-matrix/fs');
  const all = [...matrix.components.values()].filter(
    ({ versions, isExtension }) => versions.length > 0 && !isExtension,
  );
  return {
    wishes: wishes.length === 0 ? all.map(({ name }) => ({ component: name })) : parseWishes(matrix, wishes),
    locked: lock === undefined ? [] : await readLockFile(lock),
    ...(trust === undefined ? {} : { trust }),
    prerelease,
  };
}
