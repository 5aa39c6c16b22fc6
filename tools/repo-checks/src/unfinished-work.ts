import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

const MARKS: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'has work left to do'],
  [/@ts-(ignore|nocheck|expect-error)/, 'silences the compiler'],
  [/eslint-disable(?!.* -- \S)/, 'silences the linter without a reason'],
  [/\b(it|test|describe)\.(only|todo|skip)\(/, 'leaves tests out'],
  [/\b(it|test)(\.each\([^)]*\))?\('[^']*\bshould\b/, 'says what should be: a test states a fact'],
];

/** Nothing is put off: no notes to self, no silenced tools, no test that is left out. */
export function checkUnfinishedWork(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins|tools|examples)\/.*\.(ts|mjs|js|cs|as)$/)]
    .filter(([path]) => !path.startsWith('tools/repo-checks/'))
    .flatMap(([path, text]) =>
      MARKS.flatMap(([pattern, message]) => {
        const found = pattern.exec(text);
        return found === null ? [] : [{ path, message: `${message}: ${found[0]}` }];
      }),
    );
}
