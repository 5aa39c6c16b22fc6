import {
  compareNuGetVersions,
  formatPackageIdentity,
  type PackageIdentity,
  type RuntimeIdentifier,
} from '@nuspine/primitives';
import { readEntry } from '../archive/read-entry.ts';
import type { Feed } from '../feed.ts';
import type { Package } from '../package/read-package.ts';
import type { Analysis } from './analysis.ts';
import { ALL_ASSETS } from './asset-flags.ts';
import { makeRequest, type Request } from './request.ts';
import {
  expandRuntime,
  mergeRuntimeGraphs,
  parseRuntimeGraph,
  RUNTIME_GRAPH_FILE,
  runtimeDependencies,
  type RuntimeGraph,
} from './runtime-graph.ts';

/** The requests of a package, by its `packageIdKey`, with those that a runtime adds. */
export type AddRequests = (key: string, requests: readonly Request[]) => readonly Request[];

/** What the packages of a graph say together about runtimes. Packages are opened for it. Throws `RUNTIME_GRAPH_INVALID`. */
export async function runtimeGraphOf({ packages }: Analysis, feedOf: (id: string) => Feed): Promise<RuntimeGraph> {
  let graph: RuntimeGraph = new Map();
  for (const { item } of packages.values()) {
    if (!item.found) continue;
    const identity: PackageIdentity = { id: item.id, version: item.version };
    const own = await feedOf(item.id).open(identity, readRuntimeGraph);
    if (own !== undefined) graph = mergeRuntimeGraphs(graph, own);
  }
  return graph;
}

async function readRuntimeGraph({ archive, files, identity }: Package): Promise<RuntimeGraph | undefined> {
  const entry = files.find(({ path }) => path === RUNTIME_GRAPH_FILE);
  if (entry === undefined) return undefined;
  return parseRuntimeGraph(await readEntry(archive, entry), `${formatPackageIdentity(identity)}/${RUNTIME_GRAPH_FILE}`);
}

/**
 * Adds what runtimes ask for: in the place of a request of the package for the same id, and where a package names itself, a
 * higher version for every request for it (NuGet.DependencyResolver, RemoteDependencyWalker.EvaluateRuntimeDependencies).
 */
export function runtimeRequests(graph: RuntimeGraph, rid: RuntimeIdentifier): AddRequests {
  const runtimes = expandRuntime(graph, rid);
  const redirected = (request: Request): Request => {
    const own = runtimeDependencies(graph, runtimes, request.key).find(({ id }) => id.toLowerCase() === request.key);
    return own !== undefined && isLess(request, own.range) ? makeRequest(own.id, own.range, request.assets) : request;
  };
  return (key, requests) => {
    const added = runtimeDependencies(graph, runtimes, key)
      .map(({ id, range }) => makeRequest(id, range, ALL_ASSETS))
      .filter((request) => request.key !== key);
    const kept = requests.filter((request) => !added.some((other) => other.key === request.key));
    return [...kept, ...added].map(redirected);
  };
}

function isLess({ range: { min } }: Request, other: Request['range']): boolean {
  return min !== undefined && other.min !== undefined && compareNuGetVersions(min, other.min) < 0;
}
