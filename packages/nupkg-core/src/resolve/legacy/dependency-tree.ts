import type { Item, Request } from '../request.ts';

/** A request that was followed. The root has no parent. */
export interface PackageNode {
  readonly kind: 'package';
  readonly request: Request;
  readonly item: Item;
  readonly parent: PackageNode | undefined;
  readonly children: readonly TreeNode[];
}

/**
 * A request that was not followed but has to be judged: it closes a cycle, or a nearer package asks for a lower
 * version of the same id.
 */
export interface UnfollowedNode {
  readonly kind: 'cycle' | 'lower-nearby';
  readonly request: Request;
  readonly parent: PackageNode;
}

export type TreeNode = PackageNode | UnfollowedNode;

/** All nodes below and including `root`, nearest first; nodes of one level in the order of the nuspecs. */
export function* breadthFirst(root: TreeNode): Generator<TreeNode> {
  let level: readonly TreeNode[] = [root];
  while (level.length > 0) {
    yield* level;
    level = level.flatMap((node) => (node.kind === 'package' ? node.children : []));
  }
}

export function packageChildren(node: PackageNode): readonly PackageNode[] {
  return node.children.filter((child) => child.kind === 'package');
}

/** The requests that lead from the root (left out) to `node`, outermost first. */
export function requestsTo(node: TreeNode): readonly Request[] {
  const requests: Request[] = [];
  for (let at: TreeNode = node; at.parent !== undefined; at = at.parent) requests.unshift(at.request);
  return requests;
}
