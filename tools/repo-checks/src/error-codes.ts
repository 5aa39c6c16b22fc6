import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

/** Every code of a package's union is thrown in its source, asserted in its tests and listed in its README. */
export function checkErrorCodes(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^packages\/[^/]+\/src\/errors\.ts$/)].flatMap(([path, text]) => {
    const folder = path.split('/').slice(0, 2).join('/');
    const source = joined(tree, new RegExp(`^${folder}/src/(?!errors\\.ts$).*\\.ts$`));
    const tests = joined(tree, new RegExp(`^${folder}/test/.*\\.ts$`));
    const readme = tree.get(`${folder}/README.md`)?.text ?? '';
    return codesOf(text).flatMap((code) => {
      const messages: string[] = [];
      if (!hasWord(source, code)) messages.push(`${code} is never thrown`);
      if (!hasWord(tests, code)) messages.push(`${code} is never tested`);
      if (!hasWord(readme, code)) messages.push(`${code} is not in the README`);
      return messages.map((message) => ({ path, message }));
    });
  });
}

export function codesOf(text: string): readonly string[] {
  return [...text.matchAll(/\|\s*'([A-Z][A-Z0-9_]+)'|=\s*'([A-Z][A-Z0-9_]+)'/g)].flatMap(([, a, b]) => a ?? b ?? []);
}

function hasWord(text: string, code: string): boolean {
  return new RegExp(`\\b${code}\\b`).test(text);
}

function joined(tree: RepoTree, pattern: RegExp): string {
  return [...textFiles(tree, pattern)].map(([, text]) => text).join('\n');
}
