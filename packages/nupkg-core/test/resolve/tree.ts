import { bestMatch, packageIdKey, parseNuGetVersion, parseVersionRange, type VersionRange } from '@nuspine/primitives';
import type { Analysis } from '../../src/resolve/analysis.ts';
import { ALL_ASSETS } from '../../src/resolve/asset-flags.ts';
import type { FindItem } from '../../src/resolve/find-items.ts';
import { analyzeChoices } from '../../src/resolve/graph/analyze-choices.ts';
import type { Choice } from '../../src/resolve/graph/choice.ts';
import { chooseVersions } from '../../src/resolve/graph/choose-versions.ts';
import type { PackageNode } from '../../src/resolve/legacy/dependency-tree.ts';
import { walkDependencies } from '../../src/resolve/legacy/walk.ts';
import { type Item, makeRequest, type Request } from '../../src/resolve/request.ts';

/** Packages as `{ 'Id version': ['Id range', …] }`. */
export type Packages = Readonly<Record<string, readonly string[]>>;

/** `Id range` */
export function request(text: string): Request {
  const [id = '', ...range] = text.split(' ');
  return makeRequest(id, parseVersionRange(range.join(' ')), ALL_ASSETS);
}

/** The tree below a root that makes `requests`. */
export async function treeOf(requests: readonly string[], packages: Packages, maxNodes = 1000): Promise<PackageNode> {
  return walkDependencies(request('root 1.0'), rootOf(requests), { find: finder(packages), maxNodes });
}

/** What is chosen below a root that makes `requests`; pins as `{ id: range }`. */
export async function choicesOf(
  requests: readonly string[],
  packages: Packages,
  { pins = {}, maxRequests = 1000 }: { pins?: Readonly<Record<string, string>>; maxRequests?: number } = {},
): Promise<ReadonlyMap<string, Choice>> {
  const ranges = Object.entries(pins).map(([id, range]): [string, VersionRange] => [id, parseVersionRange(range)]);
  const root = rootOf(requests);
  const start = { ...request('root 1.0'), key: root.key };
  return chooseVersions(start, root, { find: finder(packages), pins: new Map(ranges), maxRequests });
}

/** The graph below a root that makes `requests`; pins as `{ id: range }`. */
export async function graphOf(
  requests: readonly string[],
  packages: Packages,
  pins: Readonly<Record<string, string>> = {},
): Promise<Analysis> {
  const pinning = Object.keys(pins).length > 0 ? 'pinned' : 'free';
  return analyzeChoices(rootOf(requests), await choicesOf(requests, packages, { pins }), pinning);
}

function rootOf(requests: readonly string[]): Item {
  return { ...item('root 1.0', requests), id: '', key: '' };
}

function finder(packages: Packages): FindItem {
  const known = Object.entries(packages).map(([name, wanted]) => item(name, wanted));
  return async (wanted) => {
    const own = known.filter(({ id }) => packageIdKey(id) === wanted.key);
    const version = bestMatch(
      wanted.range,
      own.map((one) => one.version),
    );
    return own.find((one) => one.version === version) ?? missing(wanted);
  };
}

function item(name: string, requests: readonly string[]): Item {
  const [id = '', version = ''] = name.split(' ');
  return {
    id,
    key: packageIdKey(id),
    version: parseNuGetVersion(version),
    found: true,
    requests: requests.map(request),
  };
}

function missing({ id, key, range }: Request): Item {
  return { id, key, version: range.min ?? parseNuGetVersion('0.0.0-0'), found: false, requests: [] };
}
