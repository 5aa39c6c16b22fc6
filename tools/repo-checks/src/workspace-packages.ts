import { type RepoTree, textFiles } from './repo-tree.ts';

export type Versions = Readonly<Record<string, string>>;

/** What a project says of a target of its own. */
export interface TargetJson {
  readonly cache?: boolean;
  readonly inputs?: readonly unknown[];
}

/** What the checks read of a package.json. */
export interface PackageJson {
  readonly name?: string;
  readonly private?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly publishConfig?: { readonly exports?: Readonly<Record<string, unknown>> };
  readonly scripts?: Versions;
  readonly nx?: { readonly targets?: Readonly<Record<string, TargetJson>> };
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly peerDependencies?: Versions;
  readonly devDependencies?: Versions;
}

export interface WorkspacePackage {
  readonly folder: string;
  readonly path: string;
  readonly json: PackageJson;
}

/** The packages of the workspace whose folder starts with one of `roots`. */
export function workspacePackages(
  tree: RepoTree,
  roots: readonly string[] = ['packages', 'plugins'],
): readonly WorkspacePackage[] {
  const pattern = new RegExp(`^(${roots.join('|')})/[^/]+/package\\.json$`);
  return [...textFiles(tree, pattern)].map(([path, text]) => ({
    path,
    folder: path.slice(0, path.lastIndexOf('/')),
    json: JSON.parse(text),
  }));
}

/** What an installed package may import: everything but its development dependencies. */
export function runtimeDependencies(json: PackageJson): Versions {
  return { ...json.dependencies, ...json.optionalDependencies, ...json.peerDependencies };
}
