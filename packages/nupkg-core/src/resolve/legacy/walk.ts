import { NupkgError } from '../../errors.ts';
import { isAtLeast } from '../range-order.ts';
import type { Item, Request } from '../request.ts';
import type { PackageNode, TreeNode } from './dependency-tree.ts';

export interface WalkOptions {
  /** The item that a request leads to. Called once per tree node: the caller remembers answers. */
  readonly find: (request: Request) => Promise<Item>;
  readonly maxNodes: number;
}

/**
 * Follows all requests from the root, each into its own node, as NuGet's dependency walker does. A request is not
 * followed when a package nearer to the root asks for the same id: that one wins. Throws `RESOLVE_LIMIT_EXCEEDED`.
 */
export async function walkDependencies(rootRequest: Request, root: Item, options: WalkOptions): Promise<PackageNode> {
  const max = options.maxNodes;
  let nodes = 0;

  async function grow(request: Request, item: Item, parent: PackageNode | undefined): Promise<PackageNode> {
    nodes += 1;
    if (nodes > max) throw new NupkgError('RESOLVE_LIMIT_EXCEEDED', 'dependency tree has too many nodes', { max });
    const children: TreeNode[] = [];
    const node: PackageNode = { kind: 'package', request, item, parent, children };
    for (const wanted of item.requests) {
      const kind = judge(wanted, node);
      if (kind === 'package') children.push(await grow(wanted, await options.find(wanted), node));
      else if (kind !== 'eclipsed') children.push({ kind, request: wanted, parent: node });
    }
    return node;
  }

  return grow(rootRequest, root, undefined);
}

/** Looks from the asking package outwards for one that already settles the request. */
function judge(wanted: Request, asking: PackageNode): TreeNode['kind'] | 'eclipsed' {
  for (let at: PackageNode | undefined = asking; at !== undefined; at = at.parent) {
    if (at.item.key === wanted.key) return 'cycle';
    const nearer = at === asking ? undefined : at.item.requests.find((request) => request.key === wanted.key);
    if (nearer !== undefined) return isAtLeast(nearer.range, wanted.range) ? 'eclipsed' : 'lower-nearby';
  }
  return 'package';
}
