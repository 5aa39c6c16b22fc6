import { rangeSatisfies } from '@nuspine/primitives';
import { isAtLeast } from '../range-order.ts';
import { breadthFirst, type PackageNode, packageChildren, type UnfollowedNode } from './dependency-tree.ts';

/** `from` asks for at least a version that `to`, nearer to the root, undercuts. */
export interface DowngradeCandidate {
  readonly from: UnfollowedNode;
  readonly to: PackageNode;
}

export interface NearestWins {
  readonly cycles: readonly UnfollowedNode[];
  /** Candidates: a downgrade is real only when its `to` is accepted in the end. */
  readonly downgrades: readonly DowngradeCandidate[];
}

/** Judges the requests that the walk did not follow. */
export function judgeUnfollowed(root: PackageNode): NearestWins {
  const unfollowed = [...breadthFirst(root)].filter((node) => node.kind !== 'package');
  const nearby = unfollowed.filter((node) => node.kind === 'lower-nearby');
  return {
    cycles: unfollowed.filter((node) => node.kind === 'cycle'),
    downgrades: nearby.flatMap((from) => {
      const to = undercutting(from);
      return to === undefined ? [] : [{ from, to }];
    }),
  };
}

/** Of all packages beside an ancestor, the outermost with the same id has the last word. */
function undercutting(from: UnfollowedNode): PackageNode | undefined {
  let verdict: PackageNode | undefined;
  for (let at: PackageNode | undefined = from.parent; at !== undefined; at = at.parent) {
    for (const beside of packageChildren(at)) {
      if (beside.request.key !== from.request.key) continue;
      verdict = undercuts(beside, from) ? beside : undefined;
    }
  }
  return verdict;
}

function undercuts(beside: PackageNode, from: UnfollowedNode): boolean {
  if (isAtLeast(beside.request.range, from.request.range)) return false;
  // A feed without the lower version lifts the nearer request above what it asked for.
  return !rangeSatisfies(from.request.range, beside.item.version);
}
