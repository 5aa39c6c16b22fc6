import {
  compareNuGetVersions,
  formatNuGetVersion,
  isFloating,
  type NuGetVersion,
  type VersionRange,
} from '@nuspine/primitives';
import type { Analysis, Edge } from './analysis.ts';
import { isPruned } from './find-items.ts';
import { formatRequest, type Item, type Request } from './request.ts';
import type { ResolutionFinding, ResolutionFindingCode } from './resolution.ts';

/** Warnings about versions that are not what was asked for (NuGet.Commands, UnexpectedDependencyMessages). */
export function describeUnexpected(analysis: Analysis): readonly ResolutionFinding[] {
  const direct = describeUnbounded(analysis.root);
  const known = new Set(direct.map(({ key }) => key));
  const edges = analysis.edges.filter(({ child }) => !known.has(child.key)).flatMap(describeEdge);
  return [...direct.map(({ finding }) => finding), ...edges, ...describeTooHigh(analysis)];
}

/**
 * With a lock file a version that is not the lower bound is no surprise, unless the root asks for it (NU1601).
 */
export function describeLocked(analysis: Analysis): readonly ResolutionFinding[] {
  const direct = describeUnbounded(analysis.root);
  const known = new Set(direct.map(({ key }) => key));
  const bumped = analysis.root.requests
    .filter(({ key }) => !known.has(key))
    .flatMap((request) => {
      const item = analysis.packages.get(request.key)?.item;
      return item?.found === true ? describeBumped(request, item) : [];
    });
  return [...direct.map(({ finding }) => finding), ...bumped, ...describeTooHigh(analysis)];
}

function describeBumped(request: Request, { version }: Item): readonly ResolutionFinding[] {
  const { id, range } = request;
  if (isFloating(range) || range.min === undefined || compareNuGetVersions(version, range.min) <= 0) return [];
  const resolved = formatNuGetVersion(version);
  const message = `${formatRequest(request)} is locked at ${resolved}`;
  return [{ code: 'NU1601', level: 'warning', message, id, path: [formatRequest(request)], resolved }];
}

/** NU1510: what the root asks for although the framework has it. */
export function describeUnpruned(
  { root }: Analysis,
  prune: ReadonlyMap<string, NuGetVersion>,
): readonly ResolutionFinding[] {
  const unpruned = root.requests.filter((request) => isPruned(request, prune));
  return unpruned.map((request) => {
    const message = `the framework has what ${formatRequest(request)} asks for`;
    return { code: 'NU1510', level: 'warning', message, id: request.id, path: [formatRequest(request)] };
  });
}

interface Warning {
  readonly code: ResolutionFindingCode;
  readonly message: string;
}

/** NU1604: what the root asks for without saying from where on. */
function describeUnbounded({ requests }: Item): readonly { key: string; finding: ResolutionFinding }[] {
  return requests
    .filter(({ range }) => isUnbounded(range))
    .map((request) => {
      const { id, key } = request;
      const message = `${formatRequest(request)} has no inclusive lower bound`;
      return { key, finding: { code: 'NU1604', level: 'warning', message, id, path: [formatRequest(request)] } };
    });
}

/** NU1602: no inclusive lower bound; NU1603: a lower bound that no feed has, so that something higher is taken. */
function describeEdge({ way, child }: Edge): readonly ResolutionFinding[] {
  const request = way.at(-1);
  if (request === undefined || !isApproximate(request.range, child)) return [];
  const resolved = formatNuGetVersion(child.version);
  const wanted = formatRequest(request);
  const warning: Warning = isUnbounded(request.range)
    ? { code: 'NU1602', message: `${wanted} has no inclusive lower bound; ${resolved} is taken` }
    : { code: 'NU1603', message: `no feed has the lower bound of ${wanted}; ${resolved} is taken` };
  return [{ ...warning, level: 'warning', id: child.id, path: way.map(formatRequest), resolved }];
}

/** NU1608: a version above what one of the requests for it allows, unless that is an error already. */
function describeTooHigh({ root, packages, conflicts, cycles }: Analysis): readonly ResolutionFinding[] {
  const failed = new Set([...conflicts.map(({ conflicting }) => conflicting), ...cycles].map((way) => way.at(-1)?.key));
  const askers = [{ item: root, way: [] }, ...packages.values()];
  return askers.flatMap(({ item, way }) =>
    item.requests.flatMap((request) => {
      const chosen = packages.get(request.key)?.item;
      if (chosen?.found !== true || failed.has(request.key) || !isAbove(request, chosen)) return [];
      const resolved = formatNuGetVersion(chosen.version);
      const path = [...way, request].map(formatRequest);
      const message = `${chosen.id} ${resolved} is above what ${formatRequest(request)} allows`;
      return [{ code: 'NU1608', level: 'warning', message, id: request.id, path, resolved } as const];
    }),
  );
}

function isUnbounded(range: VersionRange): boolean {
  return !isFloating(range) && !range.minInclusive;
}

function isApproximate(range: VersionRange, { version }: Item): boolean {
  if (isFloating(range)) return false;
  return !range.minInclusive || range.min === undefined || compareNuGetVersions(range.min, version) !== 0;
}

function isAbove({ range: { max, maxInclusive } }: Request, { version }: Item): boolean {
  if (max === undefined) return false;
  const order = compareNuGetVersions(version, max);
  return maxInclusive ? order > 0 : order >= 0;
}
