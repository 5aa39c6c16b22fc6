import type { NuGetVersion, VersionRange } from '@nuspine/primitives';
import { formatNuGetVersion, isPrerelease, rangeSatisfies } from '@nuspine/primitives';
import type { Unification, VersionConflict } from './cousins.ts';
import { breadthFirst, type PackageNode, requestsTo, type TreeNode, type UnfollowedNode } from './dependency-tree.ts';
import { formatRequest } from './explain.ts';
import type { Downgrade } from './nearest-wins.ts';
import type { ResolutionFinding } from './resolution.ts';

/** All versions of an id that the feeds have. */
type Versions = (id: string) => Promise<readonly NuGetVersion[]>;

/** Packages that the feeds lack, each with the request that needs it: NU1101, NU1102 or NU1103. */
export async function findMissing(
  root: PackageNode,
  { verdicts }: Unification,
  versions: Versions,
): Promise<readonly ResolutionFinding[]> {
  const missing = new Map<string, PackageNode>();
  for (const node of breadthFirst(root)) {
    if (node.kind !== 'package' || node.item.found || verdicts.get(node) === 'rejected') continue;
    const request = formatRequest(node.request);
    if (!missing.has(request)) missing.set(request, node);
  }
  return Promise.all([...missing.values()].map(async (node) => describeMissing(node, await versions(node.request.id))));
}

function describeMissing(node: PackageNode, available: readonly NuGetVersion[]): ResolutionFinding {
  const about = { id: node.request.id, path: pathTo(node) };
  if (available.length === 0) return { code: 'NU1101', message: `no feed has package ${about.id}`, ...about };
  const found = { ...about, available: available.map(formatNuGetVersion) };
  const wanted = formatRequest(node.request);
  return hasOnlyPrereleases(node.request.range, available)
    ? { code: 'NU1103', message: `no feed has a stable version for ${wanted}`, ...found }
    : { code: 'NU1102', message: `no feed has a version for ${wanted}`, ...found };
}

function hasOnlyPrereleases(range: VersionRange, available: readonly NuGetVersion[]): boolean {
  const satisfying = available.filter((version) => rangeSatisfies(range, version));
  return satisfying.length > 0 && satisfying.every(isPrerelease);
}

/** NU1107: versions that no request below an accepted package allows. */
export function describeConflict({ conflicting, selected }: VersionConflict): ResolutionFinding {
  const { id } = conflicting.request;
  const message = `${id} ${formatNuGetVersion(selected.item.version)} is outside of what another package allows`;
  return { code: 'NU1107', message, id, path: pathTo(conflicting), against: pathTo(selected) };
}

/** NU1108: a package that needs itself. */
export function describeCycle(node: UnfollowedNode): ResolutionFinding {
  const { id } = node.request;
  return { code: 'NU1108', message: `${id} depends on itself`, id, path: pathTo(node) };
}

/** NU1605: a request nearer to the root asks for less than a package needs. */
export function describeDowngrade({ from, to }: Downgrade): ResolutionFinding {
  const { id } = from.request;
  const message = `${id} would be downgraded to ${formatNuGetVersion(to.item.version)}`;
  return { code: 'NU1605', message, id, path: pathTo(from), against: pathTo(to) };
}

/** Only between packages that are both accepted in the end. */
export function isRealDowngrade({ from, to }: Downgrade, { verdicts }: Unification): boolean {
  return verdicts.get(to) === 'accepted' && verdicts.get(from.parent) === 'accepted';
}

function pathTo(node: TreeNode): string[] {
  return requestsTo(node).map(formatRequest);
}
