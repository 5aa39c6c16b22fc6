import { compareNuGetVersions, rangeSatisfies } from '@nuspine/primitives';
import type { Item } from '../request.ts';
import { breadthFirst, type PackageNode, packageChildren } from './dependency-tree.ts';

export type Verdict = 'accepted' | 'rejected';

export interface Unification {
  /** Nodes without a verdict wait for each other in a circle; they take no part in the result. */
  readonly verdicts: ReadonlyMap<PackageNode, Verdict>;
  /** By `packageIdKey`: the node accepted last for each id. */
  readonly accepted: ReadonlyMap<string, PackageNode>;
}

/** What still competes for one package id in one round. */
interface Contest {
  readonly items: Item[];
  ambiguous: boolean;
}

/**
 * Decides between requests of one id at different places of the tree, none of which is nearer ("cousins"): the highest
 * wins. A package below a disputed one waits until that dispute is over, because the losing side's requests
 * must not count. So it takes rounds: reject below rejected, mark what has to wait, settle the rest.
 */
export function unifyCousins(root: PackageNode): Unification {
  const verdicts = new Map<PackageNode, Verdict>();
  const accepted = new Map<string, PackageNode>();
  for (let settled = -1; settled !== verdicts.size; ) {
    settled = verdicts.size;
    rejectBelowRejected(root, verdicts);
    const contests = openContests(root, verdicts);
    markWaiting(root, verdicts, contests);
    settleContests(root, verdicts, contests, accepted);
  }
  return { verdicts, accepted };
}

function rejectBelowRejected(root: PackageNode, verdicts: Map<PackageNode, Verdict>): void {
  for (const node of breadthFirst(root)) {
    if (node.kind !== 'package' || node.parent === undefined) continue;
    if (verdicts.get(node.parent) === 'rejected') verdicts.set(node, 'rejected');
  }
}

function openContests(root: PackageNode, verdicts: ReadonlyMap<PackageNode, Verdict>): ReadonlyMap<string, Contest> {
  const contests = new Map<string, Contest>();
  for (const node of breadthFirst(root)) {
    if (node.kind !== 'package' || verdicts.get(node) === 'rejected') continue;
    const key = node.item.key;
    const contest = contests.get(key) ?? { items: [], ambiguous: false };
    if (!contest.items.some((item) => isSameItem(item, node.item))) contest.items.push(node.item);
    contests.set(key, contest);
  }
  return contests;
}

function isSameItem(a: Item, b: Item): boolean {
  return a.found === b.found && compareNuGetVersions(a.version, b.version) === 0;
}

/** Everything below a disputed package waits, and with it every package of the same id elsewhere. */
function markWaiting(
  root: PackageNode,
  verdicts: ReadonlyMap<PackageNode, Verdict>,
  contests: ReadonlyMap<string, Contest>,
): void {
  let level: readonly (readonly [PackageNode, boolean])[] = [[root, false]];
  while (level.length > 0) {
    level = level.flatMap(([node, below]) => {
      if (verdicts.get(node) === 'rejected') return [];
      const contest = contests.get(node.item.key);
      if (below && contest !== undefined) contest.ambiguous = true;
      const disputed = below || (contest !== undefined && contest.items.length > 1);
      return packageChildren(node).map((child) => [child, disputed] as const);
    });
  }
}

function settleContests(
  root: PackageNode,
  verdicts: Map<PackageNode, Verdict>,
  contests: ReadonlyMap<string, Contest>,
  accepted: Map<string, PackageNode>,
): void {
  let level: readonly PackageNode[] = [root];
  while (level.length > 0) {
    level = level.flatMap((node) => {
      const contest = contests.get(node.item.key);
      if (contest === undefined || contest.ambiguous || verdicts.get(node) === 'rejected') return [];
      if (!verdicts.has(node)) {
        const best = contest.items.every((item) => compareNuGetVersions(node.item.version, item.version) >= 0);
        verdicts.set(node, best ? 'accepted' : 'rejected');
        if (best) accepted.set(node.item.key, node);
      }
      return verdicts.get(node) === 'accepted' ? packageChildren(node) : [];
    });
  }
}

/** A request of an accepted package that the accepted version of its id lies outside of. */
export interface VersionConflict {
  readonly conflicting: PackageNode;
  readonly selected: PackageNode;
}

export function findConflicts(root: PackageNode, unification: Unification): readonly VersionConflict[] {
  const nodes = [...breadthFirst(root)].filter((node) => node.kind === 'package');
  return nodes
    .filter((node) => unification.verdicts.get(node) === 'accepted')
    .flatMap(packageChildren)
    .flatMap((conflicting) => {
      const selected = unification.accepted.get(conflicting.item.key);
      if (selected === undefined || selected === conflicting || !selected.item.found) return [];
      return rangeSatisfies(conflicting.request.range, selected.item.version) ? [] : [{ conflicting, selected }];
    });
}
