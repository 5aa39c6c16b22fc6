import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

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

/** Every published library shows at least one example and the sections a reader looks for. */
export function checkReadmes(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^packages\/[^/]+\/package\.json$/)].flatMap(([manifest]) => {
    const path = manifest.replace('package.json', 'README.md');
    const text = tree.get(path)?.text;
    if (text === undefined) return [{ path, message: 'is missing' }];
    const hasExample = /```(ts|sh|bash|console)\n/.test(text);
    return hasExample ? [] : [{ path, message: 'has no example' }];
  });
}
