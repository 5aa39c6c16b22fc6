import { importsOf } from './imports.ts';
import { type Finding, type RepoTree, textFiles } from './repo-tree.ts';
import { runtimeDependencies, type WorkspacePackage, workspacePackages } from './workspace-packages.ts';

/** Loaded by name at run time, so no import shows that they are used. */
const LOADED_BY_NAME: readonly string[] = ['bsdiff-node', 'spdx-exceptions', 'spdx-license-ids'];

/**
 * Published packages declare what their source imports and nothing else. Versions are said once, in the catalog, and a
 * dependency of users has a page of its own under docs/decisions.
 */
export function checkDependencies(tree: RepoTree): readonly Finding[] {
  const decisions = [...textFiles(tree, /^docs\/decisions\/.*\.md$/)].map(([, text]) => text).join('\n');
  return workspacePackages(tree).flatMap((pkg) => {
    const imported = importedPackages(tree, pkg.folder);
    const declared = Object.keys(runtimeDependencies(pkg.json));
    return [
      ...[...imported]
        .filter((name) => !declared.includes(name))
        .map((name) => `imports ${name}, which it does not declare`),
      ...declared
        // Declarations of ours that name types of theirs need those types where they are installed.
        .filter((name) => !imported.has(name.replace('@types/', '')) && !LOADED_BY_NAME.includes(name))
        .map((name) => `declares ${name}, which it does not import`),
      ...declared
        .filter((name) => !name.startsWith('@nuspine/') && !decisions.includes(name))
        .map((name) => `depends on ${name}, which no page in docs/decisions explains`),
      ...misplacedVersions(pkg),
    ].map((message) => ({ path: pkg.path, message }));
  });
}

function importedPackages(tree: RepoTree, folder: string): ReadonlySet<string> {
  const names = [...textFiles(tree, new RegExp(`^${folder}/src/.*\\.ts$`))]
    .flatMap(([, text]) => importsOf(text))
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return new Set(names);
}

function misplacedVersions({ json }: WorkspacePackage): readonly string[] {
  const versions = { ...json.dependencies, ...json.optionalDependencies, ...json.devDependencies };
  return Object.entries(versions).flatMap(([name, version]) => {
    const wanted = name.startsWith('@nuspine/') ? 'workspace:*' : 'catalog:';
    return version === wanted ? [] : [`asks for ${name} as ${version}, not ${wanted}`];
  });
}
