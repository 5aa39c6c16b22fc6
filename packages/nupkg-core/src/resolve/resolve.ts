import type { PackageIdentity, TargetFramework } from '@nuspine/primitives';
import {
  bestMatch,
  formatTargetFramework,
  formatVersionRange,
  nearestFramework,
  packageIdKey,
  parseNuGetVersion,
  parseVersionRange,
} from '@nuspine/primitives';
import { type Feed, joinFeeds } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { parseAssetFlags } from './asset-flags.ts';
import { findConflicts, type Unification, unifyCousins } from './cousins.ts';
import type { Item, PackageNode, Request } from './dependency-tree.ts';
import { explainPackages } from './explain.ts';
import { describeConflict, describeCycle, describeDowngrade, findMissing, isRealDowngrade } from './findings.ts';
import { judgeUnfollowed } from './nearest-wins.ts';
import type { Resolution, ResolutionFinding } from './resolution.ts';
import { walkDependencies } from './walk.ts';

/** Whose dependencies are resolved: an app package, or a list of requests without a package of its own. */
export interface ResolveRoot {
  readonly identity?: PackageIdentity;
  readonly dependencyGroups: Nuspec['dependencyGroups'];
}

export interface ResolveOptions {
  readonly framework: TargetFramework;
  readonly feeds: readonly Feed[];
  /** Most nodes in the dependency tree. */
  readonly maxNodes?: number;
}

const NO_ID = '';
// Lower than every version, so that a missing package never wins over one that is there.
const NO_VERSION = '0.0.0-0';

/**
 * Resolves a dependency tree as `dotnet restore` does: the lowest version that applies, the nearest request wins, cousins
 * unify upwards. What NuGet reports as NU1101, NU1102, NU1103, NU1107, NU1108 and NU1605 are findings of the result.
 * Throws `RESOLVE_LIMIT_EXCEEDED`, and what the feeds throw.
 */
export async function resolve(root: ResolveRoot, options: ResolveOptions): Promise<Resolution> {
  const feed = joinFeeds(options.feeds);
  const rootItem: Item = {
    id: root.identity?.id ?? NO_ID,
    key: packageIdKey(root.identity?.id ?? NO_ID),
    version: root.identity?.version ?? parseNuGetVersion(NO_VERSION),
    found: true,
    requests: requestsOf(root.dependencyGroups, options.framework),
  };
  const rootRequest: Request = {
    id: rootItem.id,
    key: rootItem.key,
    range: parseVersionRange(NO_VERSION),
    assets: new Set(),
  };
  const find = rememberItems((request) => findItem(request, feed, options.framework));
  const tree = await walkDependencies(rootRequest, rootItem, { ...options, find });
  const unification = unifyCousins(tree);
  const findings = await findProblems(tree, unification, feed);
  return {
    framework: formatTargetFramework(options.framework),
    ok: findings.length === 0,
    packages: explainPackages(tree, unification),
    findings,
  };
}

async function findProblems(tree: PackageNode, unification: Unification, feed: Feed): Promise<ResolutionFinding[]> {
  const { cycles, downgrades } = judgeUnfollowed(tree);
  return [
    ...(await findMissing(tree, unification, (id) => feed.versions(id))),
    ...findConflicts(tree, unification).map(describeConflict),
    ...cycles.map(describeCycle),
    ...downgrades.filter((downgrade) => isRealDowngrade(downgrade, unification)).map(describeDowngrade),
  ];
}

/** The requests of the nearest dependency group. A group without a framework is for those that no other group suits. */
export function requestsOf(groups: Nuspec['dependencyGroups'], framework: TargetFramework): readonly Request[] {
  const nearest = nearestFramework(
    framework,
    groups.flatMap((group) => group.framework ?? []),
  );
  const group = groups.find((candidate) => candidate.framework === nearest);
  return (group?.dependencies ?? []).map((dependency) => ({
    id: dependency.id,
    key: packageIdKey(dependency.id),
    range: dependency.range,
    assets: parseAssetFlags(dependency.include, dependency.exclude),
  }));
}

async function findItem(request: Request, feed: Feed, framework: TargetFramework): Promise<Item> {
  const version = bestMatch(request.range, await feed.versions(request.id));
  if (version === undefined) {
    const standIn = request.range.min ?? parseNuGetVersion(NO_VERSION);
    return { id: request.id, key: request.key, version: standIn, found: false, requests: [] };
  }
  const nuspec = await feed.nuspec({ id: request.id, version });
  return {
    id: nuspec.id,
    key: request.key,
    version,
    found: true,
    requests: requestsOf(nuspec.dependencyGroups, framework),
  };
}

/** Equal requests lead to the same item, so that each is looked up once. */
function rememberItems(find: (request: Request) => Promise<Item>): (request: Request) => Promise<Item> {
  const byRequest = new Map<Request, Promise<Item>>();
  const byText = new Map<string, Promise<Item>>();
  return (request) => {
    const known = byRequest.get(request);
    if (known !== undefined) return known;
    const text = `${request.key} ${formatVersionRange(request.range)}`;
    const item = byText.get(text) ?? find(request);
    byText.set(text, item);
    byRequest.set(request, item);
    return item;
  };
}
