import { formatVersionRange, type NuGetVersion, packageIdKey, type VersionRange } from '@nuspine/primitives';
import type { AssetFlag } from './asset-flags.ts';

/** One `<dependency>` of a package, or of the root. */
export interface Request {
  readonly id: string;
  /** `packageIdKey` of the id: trees are large, and every step compares ids. */
  readonly key: string;
  readonly range: VersionRange;
  /** Key and range: requests of one name lead to one item. */
  readonly name: string;
  readonly assets: ReadonlySet<AssetFlag>;
}

/** The package a request leads to: the best match in the feeds, or (`found` false) a stand-in for what is missing. */
export interface Item {
  readonly id: string;
  /** `packageIdKey` of the id. */
  readonly key: string;
  readonly version: NuGetVersion;
  readonly found: boolean;
  readonly requests: readonly Request[];
}

export function makeRequest(id: string, range: VersionRange, assets: ReadonlySet<AssetFlag>): Request {
  const key = packageIdKey(id);
  return { id, key, range, name: `${key} ${formatVersionRange(range).toLowerCase()}`, assets };
}

/** `Serilog [3.1.1, )` */
export function formatRequest(request: Request): string {
  return `${request.id} ${formatVersionRange(request.range)}`;
}
