import {
  bestMatch,
  compareNuGetVersions,
  nearestFramework,
  type NuGetVersion,
  parseNuGetVersion,
  rangeSatisfies,
  type TargetFramework,
} from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { ALL_ASSETS, type AssetFlag, INHERITED_ASSETS, parseAssetFlags } from './asset-flags.ts';
import { nearestOrFallback } from './asset-target-fallback.ts';
import { type Item, makeRequest, type Request } from './request.ts';
import type { AddRequests } from './runtime-requests.ts';

/** The item that a request leads to. */
export type FindItem = (request: Request) => Promise<Item>;

// Lower than every version, so that a missing package never wins over one that is there.
const NO_VERSION = parseNuGetVersion('0.0.0-0');

export interface FindOptions {
  readonly feedOf: (request: Request) => Feed;
  readonly framework: TargetFramework;
  /** By `packageIdKey`: the only versions to take, whatever is asked for. A package that is not among them is missing. */
  readonly locked: ReadonlyMap<string, NuGetVersion> | undefined;
  /** By `packageIdKey`: packages that the framework has in that version, so that other packages need not bring them. */
  readonly prune: ReadonlyMap<string, NuGetVersion> | undefined;
  /** What a runtime adds to the requests of a package. */
  readonly add?: AddRequests | undefined;
}

/** Looks items up in the feed of their request, and each only once. */
export function itemFinder(options: FindOptions): FindItem {
  const known = new Map<string, Promise<Item>>();
  return (request) => {
    const item = known.get(request.name) ?? findItem(request, options);
    known.set(request.name, item);
    return item;
  };
}

async function findItem(request: Request, { feedOf, framework, locked, prune, add }: FindOptions): Promise<Item> {
  const feed = feedOf(request);
  const versions = await feed.versions(request.id);
  const version = locked === undefined ? bestMatch(request.range, versions) : lockedVersion(request, versions, locked);
  if (version === undefined) {
    return {
      id: request.id,
      key: request.key,
      version: request.range.min ?? NO_VERSION,
      found: false,
      requests: [],
    };
  }
  const nuspec = await feed.nuspec({ id: request.id, version });
  const requests = requestsOf(nuspec.dependencyGroups, framework, INHERITED_ASSETS).filter(
    (wanted) => !isPruned(wanted, prune),
  );
  return {
    id: nuspec.id,
    key: request.key,
    version,
    found: true,
    requests: add === undefined ? requests : add(request.key, requests),
  };
}

/** Only what the version of the framework satisfies is left out. */
export function isPruned({ key, range }: Request, prune: ReadonlyMap<string, NuGetVersion> | undefined): boolean {
  const version = prune?.get(key);
  return version !== undefined && rangeSatisfies(range, version);
}

function lockedVersion(
  { key }: Request,
  versions: readonly NuGetVersion[],
  locked: ReadonlyMap<string, NuGetVersion>,
): NuGetVersion | undefined {
  const wanted = locked.get(key);
  return wanted === undefined ? undefined : versions.find((version) => compareNuGetVersions(version, wanted) === 0);
}

/**
 * The requests of the nearest dependency group. One without a framework is for those that no other group suits; only
 * without one does a project fall back. `unsaid`: what a dependency without `include` lets through.
 */
export function requestsOf(
  groups: Nuspec['dependencyGroups'],
  framework: TargetFramework,
  unsaid: ReadonlySet<AssetFlag> = ALL_ASSETS,
): readonly Request[] {
  const candidates = groups.flatMap((group) => group.framework ?? []);
  const suitsAll = candidates.length < groups.length;
  const nearest = suitsAll ? nearestFramework(framework, candidates) : nearestOrFallback(framework, candidates);
  const group = groups.find((candidate) => candidate.framework === nearest);
  return (group?.dependencies ?? []).map(({ id, range, include, exclude }) =>
    makeRequest(id, range, parseAssetFlags(include, exclude, unsaid)),
  );
}
