import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';
import { workspacePackages } from './workspace-packages.ts';

/** An example of a package's README. */
export interface ReadmeExample {
  readonly path: string;
  readonly code: string;
}

/** The TypeScript blocks of package READMEs, which a test runs as they stand. */
export function readmeExamples(tree: RepoTree): readonly ReadmeExample[] {
  return [...textFiles(tree, /^packages\/[^/]+\/README\.md$/)].flatMap(([path, text]) =>
    [...text.matchAll(/```ts\n([\s\S]*?)```/g)].flatMap(([, code]) => (code === undefined ? [] : [{ path, code }])),
  );
}

/** What a reader looks for in the README of a package. */
const SECTIONS: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/```(ts|sh|bash|console)\n/, 'has no example'],
  [/^## When to use/m, 'does not say when to use the package'],
  [/^## .*not checked/im, 'does not say what is not checked'],
];

/** Every published package explains itself in the same few sections. */
export function checkReadmes(tree: RepoTree): readonly Finding[] {
  return workspacePackages(tree).flatMap(({ folder }) => {
    const path = `${folder}/README.md`;
    const text = tree.get(path)?.text;
    if (text === undefined) return [{ path, message: 'is missing' }];
    return SECTIONS.filter(([pattern]) => !pattern.test(text)).map(([, message]) => ({ path, message }));
  });
}
