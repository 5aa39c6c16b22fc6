import { formatNuGetVersion } from '@nuspine/primitives';
import type { AcceptedPackage, Analysis, Edge, Way } from '../analysis.ts';
import { findConflicts, type Unification, unifyCousins } from './cousins.ts';
import { breadthFirst, type PackageNode, requestsTo } from './dependency-tree.ts';
import { type DowngradeCandidate, judgeUnfollowed } from './nearest-wins.ts';

/** Judges a whole tree, as restore did before .NET SDK 9 (NuGet.DependencyResolver, GraphOperations). */
export function analyzeTree(tree: PackageNode): Analysis {
  const unification = unifyCousins(tree);
  const { cycles, downgrades } = judgeUnfollowed(tree);
  const nodes = [...breadthFirst(tree)].filter((node) => node.kind === 'package').filter((node) => node !== tree);
  const kept = nodes.filter((node) => unification.verdicts.get(node) !== 'rejected');
  return {
    root: tree.item,
    packages: acceptedPackages(nodes, unification),
    edges: distinctEdges(nodes),
    missing: missingWays(kept),
    cycles: cycles.map(requestsTo),
    conflicts: findConflicts(tree, unification).map(({ selected, conflicting }) => ({
      selected: requestsTo(selected),
      conflicting: requestsTo(conflicting),
    })),
    downgrades: downgrades
      .filter((candidate) => isRealDowngrade(candidate, unification))
      .map(({ from, to }) => ({ from: requestsTo(from), to: requestsTo(to), item: to.item, pinned: false })),
  };
}

/** The version is that accepted last, the way the shortest to it. */
function acceptedPackages(
  nodes: readonly PackageNode[],
  { verdicts, accepted }: Unification,
): ReadonlyMap<string, AcceptedPackage> {
  const packages = new Map<string, AcceptedPackage>();
  for (const node of nodes) {
    const { key } = node.item;
    if (packages.has(key) || verdicts.get(node) !== 'accepted') continue;
    packages.set(key, { item: accepted.get(key)?.item ?? node.item, way: requestsTo(node), pinned: false });
  }
  return packages;
}

/** Also those to packages that lost, as restore lists them. */
function distinctEdges(nodes: readonly PackageNode[]): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const node of nodes) {
    if (node.parent === undefined || !node.item.found) continue;
    const name = `${node.parent.item.key} ${formatNuGetVersion(node.parent.item.version)} ${node.request.name}`;
    if (!edges.has(name)) edges.set(name, { child: node.item, way: requestsTo(node) });
  }
  return [...edges.values()];
}

/** One for each request, however often it is made. */
function missingWays(nodes: readonly PackageNode[]): readonly Way[] {
  const byName = new Map<string, Way>();
  for (const node of nodes) {
    if (!node.item.found && !byName.has(node.request.name)) byName.set(node.request.name, requestsTo(node));
  }
  return [...byName.values()];
}

/** Only between packages that are both accepted in the end. */
export function isRealDowngrade({ from, to }: DowngradeCandidate, { verdicts }: Unification): boolean {
  return verdicts.get(to) === 'accepted' && verdicts.get(from.parent) === 'accepted';
}
