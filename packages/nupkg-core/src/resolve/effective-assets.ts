import type { AssetFlag } from './asset-flags.ts';
import { ALL_ASSETS } from './asset-flags.ts';
import type { Item } from './request.ts';

/**
 * What `include` and `exclude` let through to each resolved package, by `packageIdKey`. A direct request alone
 * decides about its package; for the others, an asset has to pass every request of at least one way from the root.
 */
export function effectiveAssets(
  root: Item,
  resolved: ReadonlyMap<string, Item>,
): ReadonlyMap<string, ReadonlySet<AssetFlag>> {
  const direct = new Set(root.requests.map((request) => request.key));
  const assets = new Map<string, ReadonlySet<AssetFlag>>();
  const queue: (readonly [Item, ReadonlySet<AssetFlag>])[] = [[root, ALL_ASSETS]];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [item, passed] = next;
    for (const request of item.requests) {
      const key = request.key;
      const target = resolved.get(key);
      if (target === undefined || (direct.has(key) && item !== root)) continue;
      const before = assets.get(key);
      const after = new Set([...(before ?? []), ...[...request.assets].filter((flag) => passed.has(flag))]);
      if (before?.size === after.size) continue;
      assets.set(key, after);
      queue.push([target, after]);
    }
  }
  return assets;
}
