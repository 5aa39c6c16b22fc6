import type { PackageIdentity, TargetFramework, VersionRange } from '@nuspine/primitives';
import { formatTargetFramework, packageIdKey, parseNuGetVersion, parseVersionRange } from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { type AllowedFeeds, allowedFeeds } from './allowed-feeds.ts';
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
  /** Ranges by `packageIdKey` that take the place of what packages, but not the root, ask for: central pinning. */
  readonly pins?: ReadonlyMap<string, VersionRange>;
  /** `graph` unless told otherwise. */
  readonly resolver?: Resolver;
  /** Most requests that are followed. */
  readonly maxNodes?: number;
}

const NO_ID = '';
const NO_VERSION = '0.0.0-0';

/**
 * Resolves a dependency graph as `dotnet restore` does: the lowest version that applies, the nearest request wins, cousins
 * unify upwards. What NuGet reports as NU1100 to NU1109 and NU1602 to NU1608 are findings of the result.
 * Throws `RESOLVE_LIMIT_EXCEEDED`, and what the feeds throw.
 */
export async function resolve(root: ResolveRoot, options: ResolveOptions): Promise<Resolution> {
  const feeds = feedsOf(options);
  const analysis = await analyze(root, options, feeds);
  const findings = await reportFindings(analysis, (id) => feeds.of(id));
  return {
    framework: formatTargetFramework(options.framework),
    ok: findings.every(({ level }) => level !== 'error'),
    packages: explainPackages(analysis),
    findings,
  };
}

/** All that is wrong with a graph, also what restore does not report because something worse comes first. */
export async function analyzeDependencies(root: ResolveRoot, options: ResolveOptions): Promise<Analysis> {
  return analyze(root, options, feedsOf(options));
}

function feedsOf({ feeds, sourceMapping }: ResolveOptions): AllowedFeeds {
  return allowedFeeds(feeds, sourceMapping ?? { patterns: [] });
}

async function analyze(root: ResolveRoot, options: ResolveOptions, feeds: AllowedFeeds): Promise<Analysis> {
  const rootItem = itemOf(root, options.framework);
  const rootRequest = makeRequest(rootItem.id, parseVersionRange(NO_VERSION), new Set());
  const find = itemFinder((id) => feeds.joined(id), options.framework);
  const max = options.maxNodes ?? MAX_REQUESTS;
  if (options.resolver === 'legacy') {
    return analyzeTree(await walkDependencies(rootRequest, rootItem, { find, maxNodes: max }));
  }
  const choices = await chooseVersions(rootRequest, rootItem, {
    find,
    pins: options.pins ?? new Map(),
    maxRequests: max,
  });
  return analyzeChoices(rootItem, choices);
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
