import { formatNuGetVersion, formatVersionRange } from '@nuspine/primitives';
import type { AssetFlag } from './asset-flags.ts';
import type { Unification } from './cousins.ts';
import { breadthFirst, type Item, type PackageNode, type Request, requestsTo } from './dependency-tree.ts';
import { effectiveAssets } from './effective-assets.ts';
import type { ResolvedPackage } from './resolution.ts';

/** Says for every resolved package why it is there and why in that version. The list is sorted by id. */
export function explainPackages(root: PackageNode, unification: Unification): ResolvedPackage[] {
  const items = new Map<string, Item>();
  for (const [key, node] of unification.accepted) {
    if (node !== root && node.item.found) items.set(key, node.item);
  }
  const assets = effectiveAssets(root.item, items);
  const askers = [root.item, ...items.values()];
  const places = Map.groupBy(packagesBelow(root), (node) => node.item.key);
  return [...items].toSorted(byKey).map(([key, item]) =>
    explainPackage(item, {
      places: (places.get(key) ?? []).filter((node) => isDecided(node, unification)),
      rivals: (places.get(key) ?? []).filter((node) => lostToCousin(node, unification)),
      requests: askers.flatMap((asker) => requestsFor(key, asker, asker === root.item)),
      assets: assets.get(key) ?? new Set(),
    }),
  );
}

interface Circumstances {
  /** Where in the tree it was accepted, nearest first. */
  readonly places: readonly PackageNode[];
  /** Where accepted packages asked for another version of it, and lost. */
  readonly rivals: readonly PackageNode[];
  readonly requests: readonly { readonly package: string; readonly request: Request }[];
  readonly assets: ReadonlySet<AssetFlag>;
}

function explainPackage(item: Item, { places, rivals, requests, assets }: Circumstances): ResolvedPackage {
  const deciding = new Set(places.map((node) => formatVersionRange(node.request.range)));
  const requestedBy = requests.map(({ package: asker, request }) => {
    const range = formatVersionRange(request.range);
    return { package: asker, range, decides: deciding.has(range) };
  });
  return {
    id: item.id,
    version: formatNuGetVersion(item.version),
    direct: requestedBy.some((asker) => asker.package === ROOT),
    why: reason(requestedBy, rivals),
    path: places.slice(0, 1).flatMap(requestsTo).map(formatRequest),
    requestedBy,
    assets: [...assets].toSorted(),
  };
}

const ROOT = '';

function reason(requestedBy: ResolvedPackage['requestedBy'], rivals: readonly PackageNode[]): ResolvedPackage['why'] {
  if (rivals.length > 0) return 'highest';
  return requestedBy.every((asker) => asker.decides) ? 'only' : 'nearest';
}

function requestsFor(key: string, asker: Item, isRoot: boolean): Circumstances['requests'] {
  const name = isRoot ? ROOT : `${asker.id} ${formatNuGetVersion(asker.version)}`;
  const wanted = asker.requests.filter((request) => request.key === key);
  return wanted.map((request) => ({ package: name, request }));
}

function packagesBelow(root: PackageNode): readonly PackageNode[] {
  return [...breadthFirst(root)].filter((node) => node.kind === 'package').filter((node) => node !== root);
}

function isDecided(node: PackageNode, { verdicts }: Unification): boolean {
  return verdicts.get(node) === 'accepted';
}

function lostToCousin(node: PackageNode, { verdicts }: Unification): boolean {
  const asked = node.parent !== undefined && verdicts.get(node.parent) === 'accepted';
  return asked && verdicts.get(node) === 'rejected';
}

/** `Serilog [3.1.1, )` */
export function formatRequest(request: Request): string {
  return `${request.id} ${formatVersionRange(request.range)}`;
}

function byKey([a]: readonly [string, Item], [b]: readonly [string, Item]): number {
  return a < b ? -1 : 1;
}
