import { bestMatch, nearestFramework, parseNuGetVersion, type TargetFramework } from '@nuspine/primitives';
import type { Feed } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { ALL_ASSETS, type AssetFlag, INHERITED_ASSETS, parseAssetFlags } from './asset-flags.ts';
import { type Item, makeRequest, type Request } from './request.ts';

/** The item that a request leads to. */
export type FindItem = (request: Request) => Promise<Item>;

// Lower than every version, so that a missing package never wins over one that is there.
const NO_VERSION = parseNuGetVersion('0.0.0-0');

/** Looks items up in the feed of their id, and each only once. */
export function itemFinder(feedOf: (id: string) => Feed, framework: TargetFramework): FindItem {
  const known = new Map<string, Promise<Item>>();
  return (request) => {
    const item = known.get(request.name) ?? findItem(request, feedOf(request.id), framework);
    known.set(request.name, item);
    return item;
  };
}

async function findItem(request: Request, feed: Feed, framework: TargetFramework): Promise<Item> {
  const version = bestMatch(request.range, await feed.versions(request.id));
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
  return {
    id: nuspec.id,
    key: request.key,
    version,
    found: true,
    requests: requestsOf(nuspec.dependencyGroups, framework, INHERITED_ASSETS),
  };
}

/**
 * The requests of the nearest dependency group. A group without a framework is for those that no other group suits.
 * `unsaid`: what a dependency without `include` lets through.
 */
export function requestsOf(
  groups: Nuspec['dependencyGroups'],
  framework: TargetFramework,
  unsaid: ReadonlySet<AssetFlag> = ALL_ASSETS,
): readonly Request[] {
  const nearest = nearestFramework(
    framework,
    groups.flatMap((group) => group.framework ?? []),
  );
  const group = groups.find((candidate) => candidate.framework === nearest);
  return (group?.dependencies ?? []).map(({ id, range, include, exclude }) =>
    makeRequest(id, range, parseAssetFlags(include, exclude, unsaid)),
  );
}
