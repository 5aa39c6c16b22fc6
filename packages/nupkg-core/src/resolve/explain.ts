import { compareOrdinal, formatNuGetVersion, formatVersionRange } from '@nuspine/primitives';
import type { AssetFlag } from './asset-flags.ts';
import type { AcceptedPackage, Analysis } from './analysis.ts';
import { effectiveAssets } from './effective-assets.ts';
import { isAtLeast } from './range-order.ts';
import { formatRequest, type Item, type Request } from './request.ts';
import type { ResolvedPackage } from './resolution.ts';

/** Says for every resolved package why it is there and why in that version. The list is sorted by id. */
export function explainPackages({ root, packages }: Analysis): ResolvedPackage[] {
  const found = [...packages].filter(([, { item }]) => item.found).toSorted(byKey);
  const items = new Map(found.map(([key, { item }]) => [key, item]));
  const assets = effectiveAssets(root, items);
  const asks = Map.groupBy([root, ...items.values()].flatMap(asksOf), ({ request }) => request.key);
  return found.map(([key, accepted]) =>
    explainPackage(accepted, { root, asks: asks.get(key) ?? [], assets: assets.get(key) ?? new Set() }),
  );
}

interface Ask {
  readonly asker: Item;
  readonly request: Request;
}

interface Circumstances {
  readonly root: Item;
  readonly asks: readonly Ask[];
  readonly assets: ReadonlySet<AssetFlag>;
}

function asksOf(asker: Item): readonly Ask[] {
  return asker.requests.map((request) => ({ asker, request }));
}

function explainPackage(accepted: AcceptedPackage, { root, asks, assets }: Circumstances): ResolvedPackage {
  const { item, way } = accepted;
  const decided = way.at(-1);
  return {
    id: item.id,
    version: formatNuGetVersion(item.version),
    direct: asks.some(({ asker }) => asker === root),
    why: reason(accepted, asks),
    path: way.map(formatRequest),
    requestedBy: asks.map(({ asker, request }) => ({
      package: asker === root ? ROOT : `${asker.id} ${formatNuGetVersion(asker.version)}`,
      range: formatVersionRange(request.range),
      decides: request.name === decided?.name,
    })),
    assets: [...assets].toSorted(),
  };
}

const ROOT = '';

/** A cousin wins only over those that ask for less; whatever asks for more lost to a nearer one. */
function reason({ way, pinned }: AcceptedPackage, asks: readonly Ask[]): ResolvedPackage['why'] {
  const decided = way.at(-1);
  if (pinned) return 'central';
  if (decided === undefined || asks.every(({ request }) => request.name === decided.name)) return 'only';
  const lost = asks.some(({ request }) => !isAtLeast(decided.range, request.range));
  return way.length === 1 || lost ? 'nearest' : 'highest';
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareOrdinal(a, b);
}
