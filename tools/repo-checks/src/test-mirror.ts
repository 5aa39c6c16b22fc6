import { importsOf } from './imports.ts';
import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

const SOURCES = /^(packages|plugins)\/[^/]+\/src\/.*\.ts$/;

/**
 * `test/` mirrors `src/`: a file that exports behaviour has a test file of the same name. Parts that only their own
 * folder imports are tested through it, if that folder has tests at all.
 */
export function checkTestMirror(tree: RepoTree): readonly Finding[] {
  const importers = importersByFile(tree);
  return [...textFiles(tree, SOURCES)].flatMap(([path, text]) => {
    const test = path.replace('/src/', '/test/').replace(/\.ts$/, '.test.ts');
    if (!exportsBehaviour(path, text) || tree.has(test)) return [];
    if (isPrivateToFolder(path, importers.get(path)) && folderHasTests(tree, test)) return [];
    return [{ path, message: `has no test at ${test}` }];
  });
}

/** Tests that test nothing any more: their source is gone. */
export function checkOrphanTests(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins)\/[^/]+\/test\/.*\.test\.ts$/)].flatMap(([path]) => {
    const source = path.replace('/test/', '/src/').replace(/\.test\.ts$/, '.ts');
    return tree.has(source) ? [] : [{ path, message: `tests ${source}, which is not there` }];
  });
}

/** Tables, types, generated modules, re-exports and entry points have nothing of their own to test. */
function exportsBehaviour(path: string, text: string): boolean {
  if (/(\/index|\/errors|\/limits|\/main|\.wasm)\.ts$/.test(path)) return false;
  return /^export (async )?function\*? \w/m.test(text);
}

function importersByFile(tree: RepoTree): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const [path, text] of textFiles(tree, SOURCES)) {
    for (const specifier of importsOf(text).filter((name) => name.startsWith('.'))) {
      const imported = new URL(specifier, `file:///${path}`).pathname.slice(1);
      importers.set(imported, [...(importers.get(imported) ?? []), path]);
    }
  }
  return importers;
}

function isPrivateToFolder(path: string, importers: readonly string[] = []): boolean {
  return (
    importers.length > 0 &&
    importers.every((importer) => folderOf(importer) === folderOf(path) && !importer.endsWith('/index.ts'))
  );
}

function folderHasTests(tree: RepoTree, test: string): boolean {
  return [...tree.keys()].some((path) => path.endsWith('.test.ts') && folderOf(path) === folderOf(test));
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** A `describe` that names a function or value names one that its package exports: a renamed subject is noticed. */
export function checkTestSubjects(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins)\/[^/]+\/test\/.*\.test\.ts$/)].flatMap(([path, text]) => {
    const folder = path.split('/').slice(0, 2).join('/');
    const exported = exportedNames(tree, folder);
    return [...text.matchAll(/^describe\('(\w+)'/gm)]
      .flatMap(([, subject]) => subject ?? [])
      .filter((subject) => /[a-z][A-Z]/.test(subject) && !exported.has(subject))
      .map((subject) => ({ path, message: `describes ${subject}, which no source exports` }));
  });
}

function exportedNames(tree: RepoTree, folder: string): ReadonlySet<string> {
  const sources = [...textFiles(tree, new RegExp(`^${folder}/src/.*\\.ts$`))].map(([, text]) => text).join('\n');
  const declared = sources.matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm);
  return new Set([...declared].flatMap(([, name]) => name ?? []));
}
