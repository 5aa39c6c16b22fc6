import type { NuGetVersion, PackageIdentity, TargetFramework } from '@nuspine/primitives';
import { formatTargetFramework, packageIdKey, parseNuGetVersion, parseVersionRange } from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from '../central/central-packages.ts';
import { allowedFeeds } from './allowed-feeds.ts';
import type { Analysis } from './analysis.ts';
import { explainPackages } from './explain.ts';
import { itemFinder, requestsOf } from './find-items.ts';
import { reportFindings } from './findings.ts';
import { analyzeChoices } from './graph/analyze-choices.ts';
import { chooseVersions, MAX_REQUESTS } from './graph/choose-versions.ts';
import { analyzeTree } from './legacy/analyze-tree.ts';
import { walkDependencies } from './legacy/walk.ts';
import { type Item, makeRequest } from './request.ts';
import type { Resolution } from './resolution.ts';
import type { SourceMapping } from './source-mapping.ts';

/** Whose dependencies are resolved: an app package, or a list of requests without a package of its own. */
export interface ResolveRoot {
  readonly identity?: PackageIdentity;
  readonly dependencyGroups: Nuspec['dependencyGroups'];
}

/**
 * `graph` is what restore uses since .NET SDK 9; `legacy` what it used before, and still does for projects that set
 * `RestoreUseLegacyDependencyResolver`. They differ where graphs are broken: in what they report, seldom in what they choose.
 */
export type Resolver = 'graph' | 'legacy';

export interface ResolveOptions {
  readonly framework: TargetFramework;
  readonly feeds: readonly Feed[];
  /** Which of the feeds, by name, a package may come from. */
  readonly sourceMapping?: SourceMapping;
  /** With transitive pinning, its versions take the place of what packages, but not the root, ask for. */
  readonly central?: CentralPackages;
  /** Set where there is a lock file. What it settles is no surprise, so that NU1602 and NU1603 are not reported. */
  readonly lock?: ResolveLock;
  /**
   * By `packageIdKey`: packages that the framework has in that version. Other packages do not get them from feeds, as with
   * `RestoreEnablePackagePruning`; the root still does.
   */
  readonly prune?: ReadonlyMap<string, NuGetVersion>;
  /** `graph` unless told otherwise. */
  readonly resolver?: Resolver;
  /** Most requests that are followed. */
  readonly maxNodes?: number;
}

/** Versions that a lock file settles. */
export interface ResolveLock {
  /** By `packageIdKey`: the only versions to take. Undefined where the lock file is yet to be written. */
  readonly versions: ReadonlyMap<string, NuGetVersion> | undefined;
}

const NO_MAPPING: SourceMapping = { patterns: [] };
const NO_ID = '';
const NO_VERSION = '0.0.0-0';

/**
 * Resolves a dependency graph as `dotnet restore` does: the lowest version that applies, the nearest request wins, cousins
 * unify upwards. What NuGet reports as NU1100 to NU1109 and NU1601 to NU1608 are findings of the result.
 * Throws `RESOLVE_LIMIT_EXCEEDED`, and what the feeds throw.
 */
export async function resolve(root: ResolveRoot, options: ResolveOptions): Promise<Resolution> {
  return explainDependencies(await analyzeDependencies(root, options), options);
}

/** The graph with one version of each id, and all that is wrong with it, also what restore would not report. */
export async function analyzeDependencies(root: ResolveRoot, options: ResolveOptions): Promise<Analysis> {
  const rootItem = itemOf(root, options.framework);
  const rootRequest = makeRequest(rootItem.id, parseVersionRange(NO_VERSION), new Set());
  const { feeds, framework, lock, prune } = options;
  const allowed = allowedFeeds(feeds, options.sourceMapping ?? NO_MAPPING);
  const find = itemFinder({ feedOf: (id) => allowed.joined(id), framework, locked: lock?.versions, prune });
  const max = options.maxNodes ?? MAX_REQUESTS;
  if (options.resolver === 'legacy') {
    return analyzeTree(await walkDependencies(rootRequest, rootItem, { find, maxNodes: max }));
  }
  const { versions, transitivePinning } = options.central ?? NO_CENTRAL_PACKAGES;
  const pins = transitivePinning ? versions : NO_CENTRAL_PACKAGES.versions;
  const choices = await chooseVersions(rootRequest, rootItem, { find, pins, maxRequests: max });
  return analyzeChoices(rootItem, choices, transitivePinning ? 'pinned' : 'free');
}

/** An analysis in words: why each package is there and in that version, and what restore reports. */
export async function explainDependencies(analysis: Analysis, options: ResolveOptions): Promise<Resolution> {
  const { of: feedsOf } = allowedFeeds(options.feeds, options.sourceMapping ?? NO_MAPPING);
  const findings = await reportFindings(analysis, {
    feedsOf,
    hasLock: options.lock !== undefined,
    prune: options.prune ?? new Map<string, NuGetVersion>(),
  });
  return {
    framework: formatTargetFramework(options.framework),
    ok: findings.every(({ level }) => level !== 'error'),
    packages: explainPackages(analysis),
    findings,
  };
}

function itemOf({ identity, dependencyGroups }: ResolveRoot, framework: TargetFramework): Item {
  const id = identity?.id ?? NO_ID;
  return {
    id,
    key: packageIdKey(id),
    version: identity?.version ?? parseNuGetVersion(NO_VERSION),
    found: true,
    requests: requestsOf(dependencyGroups, framework),
  };
}
