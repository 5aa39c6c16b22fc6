import type { ProjectGraph, Tree } from '@nx/devkit';
import { openSources } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion } from '@nuspine/primitives';
import { posix } from 'node:path';
import process from 'node:process';
import { VersionActions } from 'nx/release';
import {
  addProjectVersion,
  packageIdOf,
  readProjectVersion,
  readReference,
  writeProjectVersion,
  writeReference,
} from '../project-version.ts';

const PROJECT_FILE = /\.(?:cs|fs|vb)proj$/;

interface CurrentVersion {
  readonly currentVersion: string;
  readonly manifestPath: string;
}

/**
 * `release.version.versionActions` of a .NET project: the version stands in the project file, or in the nearest
 * `Directory.Build.props` above it; what it wants of other packages in the project file, or the nearest
 * `Directory.Packages.props`.
 */
export default class NuGetVersionActions extends VersionActions {
  // Nx refuses to read a version from the disk without names. These only stand in its messages: the files have names of
  // their own, so they are looked for instead.
  override validManifestFilenames: string[] | null = ['*.csproj', '*.fsproj', '*.vbproj'];

  /** There are no names to make paths of. */
  override async init(): Promise<void> {
    await Promise.resolve();
  }

  override async readCurrentVersionFromSourceManifest(tree: Tree): Promise<CurrentVersion | null> {
    const manifestPath = versionFile(tree, this.projectGraphNode.data.root);
    if (manifestPath === undefined) return null;
    const currentVersion = readProjectVersion(textOf(tree, manifestPath));
    // What MSBuild takes when nobody says a version.
    return { currentVersion: currentVersion ?? '1.0.0', manifestPath };
  }

  /** `currentVersionResolverMetadata.source` is the folder or address of a feed. */
  override async readCurrentVersionFromRegistry(
    tree: Tree,
    metadata: Record<string, unknown> | undefined,
  ): Promise<{ currentVersion: string | null; logText: string }> {
    const source = metadata?.['source'];
    const id = packageOf(tree, this.projectGraphNode.data.root) ?? this.projectGraphNode.name;
    const { feeds } = await openSources(typeof source === 'string' ? [source] : [], { environment: process.env });
    const versions = (await Promise.all(feeds.map((feed) => feed.versions(id)))).flat();
    const newest = versions.at(-1);
    return {
      currentVersion: newest === undefined ? null : formatNuGetVersion(newest),
      logText: typeof source === 'string' ? `${id} on ${source}` : `${id} on the sources of NuGet.config`,
    };
  }

  override async readCurrentVersionOfDependency(
    tree: Tree,
    graph: ProjectGraph,
    dependency: string,
  ): Promise<{ currentVersion: string | null; dependencyCollection: string | null }> {
    const id = dependencyId(tree, graph, dependency);
    const found = referenceFiles(tree, this.projectGraphNode.data.root)
      .map((path) => readReference(textOf(tree, path), id))
      .find((version) => version !== undefined);
    return found === undefined
      ? { currentVersion: null, dependencyCollection: null }
      : { currentVersion: found, dependencyCollection: 'PackageReference' };
  }

  override async updateProjectVersion(tree: Tree, newVersion: string): Promise<string[]> {
    const path = versionFile(tree, this.projectGraphNode.data.root);
    if (path === undefined) return [];
    const text = textOf(tree, path);
    const written = writeProjectVersion(text, newVersion) ?? addProjectVersion(text, newVersion);
    if (written === undefined) throw new Error(`${path} has no PropertyGroup to put a Version into`);
    tree.write(path, written);
    return [`New version ${newVersion} written to ${path}`];
  }

  override async updateProjectDependencies(
    tree: Tree,
    graph: ProjectGraph,
    dependencies: Record<string, string>,
  ): Promise<string[]> {
    const files = referenceFiles(tree, this.projectGraphNode.data.root);
    return Object.entries(dependencies).flatMap(([name, version]) => {
      const id = dependencyId(tree, graph, name);
      const changed = files.filter((path) => readReference(textOf(tree, path), id) !== undefined);
      for (const path of changed) tree.write(path, writeReference(textOf(tree, path), id, version));
      return changed.map((path) => `${id} ${version} written to ${path}`);
    });
  }
}

function textOf(tree: Tree, path: string): string {
  return tree.read(path, 'utf8') ?? '';
}

function projectFile(tree: Tree, root: string): string | undefined {
  const name = tree
    .children(root)
    .toSorted()
    .find((one) => PROJECT_FILE.test(one));
  return name === undefined ? undefined : posix.join(root, name);
}

function packageOf(tree: Tree, root: string): string | undefined {
  const path = projectFile(tree, root);
  return path === undefined ? undefined : packageIdOf(textOf(tree, path), posix.basename(path));
}

/** The file that says the version, or the project file if none does. */
function versionFile(tree: Tree, root: string): string | undefined {
  const own = projectFile(tree, root);
  const saying = [...(own === undefined ? [] : [own]), ...upwards(root, 'Directory.Build.props')].find(
    (path) => tree.exists(path) && readProjectVersion(textOf(tree, path)) !== undefined,
  );
  return saying ?? own;
}

/** MSBuild takes the nearest Directory.Packages.props alone. */
function referenceFiles(tree: Tree, root: string): readonly string[] {
  const central = upwards(root, 'Directory.Packages.props').find((path) => tree.exists(path));
  return [projectFile(tree, root), central].filter((path) => path !== undefined);
}

function dependencyId(tree: Tree, graph: ProjectGraph, name: string): string {
  const root = graph.nodes[name]?.data.root;
  return (root === undefined ? undefined : packageOf(tree, root)) ?? name;
}

function upwards(root: string, name: string): readonly string[] {
  const parts = root.split('/').filter((part) => part !== '' && part !== '.');
  return parts
    .reduceRight<string[]>((all, _, at) => [...all, posix.join(...parts.slice(0, at + 1), name)], [])
    .concat(name);
}
