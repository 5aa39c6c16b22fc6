import { importsOf } from './imports.ts';
import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';

/** Who may import whom; an arrow that is not here is an error. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  primitives: [],
  'nupkg-core': ['primitives'],
  channels: ['primitives'],
  delta: ['nupkg-core', 'primitives'],
  'compat-matrix': ['nupkg-core', 'primitives'],
  manifest: ['delta', 'nupkg-core', 'primitives'],
  spine: ['channels', 'nupkg-core', 'primitives'],
  site: ['channels', 'compat-matrix', 'delta', 'manifest', 'primitives'],
  cli: ['channels', 'compat-matrix', 'delta', 'manifest', 'nupkg-core', 'primitives', 'site', 'spine'],
  nx: ['channels', 'compat-matrix', 'delta', 'manifest', 'nupkg-core', 'primitives', 'site', 'spine'],
};

/**
 * What may be imported besides the package itself; `json` stands apart because it brings the library that checks
 * documents, `registry` because few ever speak with one, `fs/verify` and `fs/nuspec` because the rest of `fs` takes longer to load than what they do.
 */
const ENTRIES: readonly string[] = ['/fs', '/json', '/registry', '/fs/verify', '/fs/nuspec'];

/** Packages import each other by name, only along the arrows, only through their entries; relative imports stay inside. */
export function checkPackageGraph(tree: RepoTree): readonly Finding[] {
  return [...textFiles(tree, /^(packages|plugins)\/[^/]+\/src\/.*\.ts$/)].flatMap(([path, text]) => {
    const importer = path.split('/')[1] ?? '';
    return importsOf(text).flatMap((specifier) => {
      const message = judgeImport(importer, path, specifier);
      return message === undefined ? [] : [{ path, message }];
    });
  });
}

function judgeImport(importer: string, path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const depth = path.split('/').length - 3;
    const ups = specifier.split('/').filter((part) => part === '..').length;
    return ups >= depth ? `relative import leaves the source folder: ${specifier}` : undefined;
  }
  const match = /^@nuspine\/([^/]+)(\/.*)?$/.exec(specifier);
  if (match === null) return undefined;
  const [, imported = '', entry] = match;
  if (ARROWS[importer]?.includes(imported) !== true) return `no arrow from ${importer} to ${imported}`;
  return entry === undefined || ENTRIES.includes(entry)
    ? undefined
    : `only ., ./fs, ./json, ./registry, ./fs/verify and ./fs/nuspec may be imported: ${specifier}`;
}
