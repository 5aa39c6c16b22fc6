import { bestMatch, packageIdKey, parseNuGetVersion, parseVersionRange } from '@nuspine/primitives';
import { ALL_ASSETS } from '../../src/resolve/asset-flags.ts';
import type { Item, PackageNode, Request } from '../../src/resolve/dependency-tree.ts';
import { walkDependencies } from '../../src/resolve/walk.ts';

/** `Id range` */
export function request(text: string): Request {
  const [id = '', range = ''] = text.split(' ');
  return { id, key: packageIdKey(id), range: parseVersionRange(range), assets: ALL_ASSETS };
}

/** The tree below a root that makes `requests`, over packages written as `{ 'Id version': ['Id range', …] }`. */
export async function treeOf(
  requests: readonly string[],
  packages: Readonly<Record<string, readonly string[]>>,
  maxNodes?: number,
): Promise<PackageNode> {
  const known = Object.entries(packages).map(([name, wanted]) => item(name, wanted));
  const find = async (wanted: Request): Promise<Item> => {
    const own = known.filter(({ id }) => id === wanted.id);
    const version = bestMatch(
      wanted.range,
      own.map((one) => one.version),
    );
    return own.find((one) => one.version === version) ?? missing(wanted);
  };
  const root = { ...item('root 1.0', requests), id: '', key: '' };
  return walkDependencies(request('root 1.0'), root, { find, ...(maxNodes === undefined ? {} : { maxNodes }) });
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
