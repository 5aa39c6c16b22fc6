import {
  formatTargetFramework,
  isHttpUrl,
  type NuGetVersion,
  packageIdKey,
  parseRuntimeIdentifier,
  type TargetFramework,
} from '@nuspine/primitives';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from '../central/central-packages.ts';
import { checkReferences, distinctReferences } from '../central/check-references.ts';
import { checkSources } from '../central/check-sources.ts';
import { parseCentralPackages } from '../central/parse-central-packages.ts';
import { NupkgError } from '../errors.ts';
import { appFramework, parseAppFramework } from '../flatten/app-framework.ts';
import { parseAssetsFile } from '../lock/parse-assets-file.ts';
import type { NuspecDependency } from '../nuspec/nuspec.ts';
import type { Package } from '../package/read-package.ts';
import { parsePrunedPackages } from '../resolve/parse-pruned-packages.ts';
import { parseRoot } from '../resolve/parse-root.ts';
import type { Resolution } from '../resolve/resolution.ts';
import { resolveAssets } from '../resolve/resolve-assets.ts';
import { resolve, type ResolveOptions, type Resolver, type ResolveRoot } from '../resolve/resolve.ts';
import { readDocumentBytes } from './document-bytes.ts';
import { type NuGetOptions, openSources } from './open-sources.ts';
import { type LockMode, resolveLocked } from './resolve-locked.ts';
import { packagePlace, withPackageAt } from './with-package-at.ts';

export interface ResolveFilesOptions {
  /** One package as `withPackageAt` takes it, one `project.assets.json`, or package references such as `Serilog@3.1.1`. */
  readonly roots: readonly string[];
  /** As `openSources` takes them, in order of preference. */
  readonly sources: readonly string[];
  /** Without it sources are folders. */
  readonly nuGet?: NuGetOptions;
  /** As `net8.0`. Package references have none of their own; a package has one when it is for one only. */
  readonly framework?: string;
  /** As `win-x64`: what packages ask for on that runtime is resolved, too. A lock file here has no such part. */
  readonly rid?: string;
  /** Looks at the files of packages, for NU1202 and NU1701. */
  readonly files?: 'checked' | undefined;
  readonly resolver?: Resolver;
  /** A `Directory.Packages.props`. */
  readonly central?: string;
  /** A `PackageOverrides.txt`: packages that the framework has. */
  readonly prune?: string;
  /** A `packages.lock.json`, there or not. */
  readonly lockFile?: string;
  /** `update` unless told otherwise. */
  readonly lockMode?: LockMode;
}

/**
 * Resolves the dependencies of a package file or of package references from sources, or explains what a restore
 * has resolved. Throws what `resolve` throws, `RESOLVE_ROOT_INVALID`, `FLATTEN_FRAMEWORK_UNCLEAR`,
 * `FLATTEN_FRAMEWORK_UNKNOWN`, and what `openSources` and the parsers of the files throw.
 */
export async function resolveFiles(options: ResolveFilesOptions): Promise<Resolution> {
  const [first = '', ...others] = options.roots;
  const framework = options.framework === undefined ? undefined : parseAppFramework(options.framework);
  if (isAssetsFile(first) && others.length === 0) {
    return resolveAssets(parseAssetsFile(await readDocumentBytes(first), first), framework);
  }
  const central = await readCentral(options.central);
  const opened = await openSources(options.sources, options.nuGet, { fallbackFolders: 'ask' });
  const isApp = others.length === 0 && (await isPackage(first, options.nuGet));
  const stated = isApp ? [] : options.roots.map((one) => parseRoot(one, central));
  const { root, target } = isApp
    ? await readApp(first, framework, options.nuGet)
    : referencesRoot(distinctReferences(stated), central, framework);
  const said = [...checkReferences(stated, central), ...checkSources(opened.servers, opened.sourceMapping, central)];
  if (said.some(({ level }) => level === 'error')) {
    return { framework: formatTargetFramework(target), ok: false, packages: [], findings: said };
  }
  const { resolver = 'graph', lockFile, lockMode = 'update', files } = options;
  const prune = await readPruned(options.prune);
  const rid = options.rid === undefined ? undefined : parseRuntimeIdentifier(options.rid);
  const resolveOptions: ResolveOptions = { framework: target, ...opened, resolver, central, prune, rid, files };
  const resolution =
    lockFile === undefined
      ? await resolve(root, resolveOptions)
      : await resolveLocked(root, resolveOptions, { path: lockFile, mode: lockMode });
  return { ...resolution, findings: [...said, ...resolution.findings] };
}

interface Rooted {
  readonly root: ResolveRoot;
  readonly target: TargetFramework;
}

async function readApp(
  place: string,
  framework: TargetFramework | undefined,
  nuGet: NuGetOptions | undefined,
): Promise<Rooted> {
  const read = async (app: Package): Promise<Rooted> => ({
    root: { identity: app.identity, dependencyGroups: app.nuspec.dependencyGroups },
    target: framework ?? appFramework(app),
  });
  return withPackageAt(place, read, nuGet);
}

/** As in a project, global references are there unless the same package is referred to already. */
function referencesRoot(
  references: readonly NuspecDependency[],
  { globalReferences = [] }: CentralPackages,
  framework: TargetFramework | undefined,
): Rooted {
  if (framework === undefined) {
    throw new NupkgError('FLATTEN_FRAMEWORK_UNCLEAR', 'package references are for no framework of their own', {
      found: references.map(({ id }) => id),
    });
  }
  const own = new Set(references.map(({ id }) => packageIdKey(id)));
  const dependencies = [...references, ...globalReferences.filter(({ id }) => !own.has(packageIdKey(id)))];
  return { root: { dependencyGroups: [{ framework: undefined, dependencies }] }, target: framework };
}

async function readCentral(path: string | undefined): Promise<CentralPackages> {
  return path === undefined ? NO_CENTRAL_PACKAGES : parseCentralPackages(await readDocumentBytes(path), path);
}

async function readPruned(path: string | undefined): Promise<ReadonlyMap<string, NuGetVersion>> {
  return path === undefined ? new Map() : parsePrunedPackages(await readDocumentBytes(path), path);
}

/** Whether a root is a package, as `withPackageAt` takes it, and no reference to one. */
async function isPackage(root: string, nuGet: NuGetOptions | undefined): Promise<boolean> {
  if (root.toLowerCase().endsWith('.nupkg') || (nuGet !== undefined && isHttpUrl(root))) return true;
  return (await packagePlace(root)) === 'folder';
}

function isAssetsFile(root: string): boolean {
  return root.toLowerCase().endsWith('.json');
}
