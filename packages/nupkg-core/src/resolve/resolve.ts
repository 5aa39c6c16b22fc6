import type { NuGetVersion, PackageIdentity, RuntimeIdentifier, TargetFramework } from '@nuspine/primitives';
import {
  formatTargetFramework,
  isFloating,
  packageIdKey,
  parseNuGetVersion,
  parseVersionRange,
} from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { type CentralPackages, NO_CENTRAL_PACKAGES } from '../central/central-packages.ts';
import { joinResolutions } from './join-resolutions.ts';
import { allowedFeeds } from './allowed-feeds.ts';
import type { Analysis } from './analysis.ts';
import { describeFiles, type FileCheck } from './describe-files.ts';
import { explainPackages } from './explain.ts';
import { itemFinder, requestsOf } from './find-items.ts';
import { reportFindings } from './findings.ts';
import { analyzeChoices } from './graph/analyze-choices.ts';
import { chooseVersions, MAX_REQUESTS } from './graph/choose-versions.ts';
import { analyzeTree } from './legacy/analyze-tree.ts';
import { walkDependencies } from './legacy/walk.ts';
import { type Item, makeRequest, type Request } from './request.ts';
import type { Resolution } from './resolution.ts';
import { type AddRequests, runtimeGraphOf, runtimeRequests } from './runtime-requests.ts';
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
  /** Resolves what packages ask for on this runtime, too (`runtime.json`). Every package is opened for it. */
  readonly rid?: RuntimeIdentifier | undefined;
  /** Whether the files of packages are looked at, for NU1202 and NU1701. Every package is opened for it. */
  readonly files?: 'checked' | undefined;
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
  const analysis = await analyzeDependencies(root, options);
  const { rid } = options;
  if (rid === undefined) return explainDependencies(analysis, options);
  const { joined } = allowedFeeds(options.feeds, options.sourceMapping ?? NO_MAPPING);
  const graph = await runtimeGraphOf(analysis, joined);
  const specific = await analyze(root, options, runtimeRequests(graph, rid));
  const isWhole = analysis.missing.length + specific.missing.length === 0;
  const plain = await explain(analysis, options, { rid: undefined, isWhole });
  return joinResolutions(plain, await explain(specific, options, { rid, isWhole }));
}

/** The graph with one version of each id, and all that is wrong with it, also what restore would not report. */
export async function analyzeDependencies(root: ResolveRoot, options: ResolveOptions): Promise<Analysis> {
  return analyze(root, options);
}

async function analyze(root: ResolveRoot, options: ResolveOptions, add?: AddRequests): Promise<Analysis> {
  const rootItem = itemOf(root, options.framework, add);
  const rootRequest = makeRequest(rootItem.id, parseVersionRange(NO_VERSION), new Set());
  const { framework, lock, prune } = options;
  const locked = lock?.versions;
  const find = itemFinder({ feedOf: feedsOfRequests(options), framework, locked, prune, add });
  const max = options.maxNodes ?? MAX_REQUESTS;
  if (options.resolver === 'legacy') {
    return analyzeTree(await walkDependencies(rootRequest, rootItem, { find, maxNodes: max }));
  }
  const { versions, transitivePinning } = options.central ?? NO_CENTRAL_PACKAGES;
  const pins = transitivePinning ? versions : NO_CENTRAL_PACKAGES.versions;
  const choices = await chooseVersions(rootRequest, rootItem, { find, pins, maxRequests: max });
  return analyzeChoices(rootItem, choices, transitivePinning ? 'pinned' : 'free');
}

/** A range that floats asks for the newest of the sources, whatever is installed (NuGet.DependencyResolver, ResolverUtility). */
function feedsOfRequests({ feeds, lock, sourceMapping = NO_MAPPING }: ResolveOptions): (request: Request) => Feed {
  const all = allowedFeeds(feeds, sourceMapping);
  const sources = allowedFeeds(
    feeds.filter(({ isInstalled = false }) => !isInstalled),
    sourceMapping,
  );
  return ({ id, range }) => (isFloating(range) && lock?.versions === undefined ? sources : all).joined(id);
}

/** An analysis in words: why each package is there and in that version, and what restore reports. */
export async function explainDependencies(analysis: Analysis, options: ResolveOptions): Promise<Resolution> {
  return explain(analysis, options, { rid: undefined, isWhole: analysis.missing.length === 0 });
}

async function explain(
  analysis: Analysis,
  options: ResolveOptions,
  circumstances: Pick<FileCheck, 'rid' | 'isWhole'>,
): Promise<Resolution> {
  const { of: feedsOf, joined: feedOf } = allowedFeeds(options.feeds, options.sourceMapping ?? NO_MAPPING);
  const reported = await reportFindings(analysis, {
    feedsOf,
    hasLock: options.lock !== undefined,
    prune: options.prune ?? new Map<string, NuGetVersion>(),
  });
  const { framework } = options;
  const about =
    options.files === 'checked' ? await describeFiles(analysis, { feedOf, framework, ...circumstances }) : [];
  const findings = [...reported, ...about];
  return {
    framework: formatTargetFramework(framework),
    ok: findings.every(({ level }) => level !== 'error'),
    packages: explainPackages(analysis),
    findings,
  };
}

function itemOf({ identity, dependencyGroups }: ResolveRoot, framework: TargetFramework, add?: AddRequests): Item {
  const id = identity?.id ?? NO_ID;
  const requests = requestsOf(dependencyGroups, framework);
  return {
    id,
    key: packageIdKey(id),
    version: identity?.version ?? parseNuGetVersion(NO_VERSION),
    found: true,
    requests: add === undefined ? requests : add(packageIdKey(id), requests),
  };
}
