import { type Digest, formatNuGetVersion, type NuGetVersion, parseNuGetVersion } from '@nuspine/primitives';
import { DeltaError } from './errors.ts';
import type { FeedIndex } from './feed-index.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import { cheapestRoute, type Route } from './update-route.ts';
import { type WithheldRelease, withheldReleases } from './staged-releases.ts';
import { type UpdateLink, updateLinks } from './update-links.ts';
import { compareVelopackVersions } from './velopack-version.ts';

/** What a client has, and what it may use. */
export interface UpdateRequest {
  /** The full package that is installed; absent when nothing is. */
  readonly from?: InstalledPackage;
  /** The version to get to. By default the newest one that the feed lists a full package of, for this client. */
  readonly to?: NuGetVersion;
  /** GUID that says which staged releases the client gets without asking for them, as Squirrel has it; none without. */
  readonly stagingId?: string;
  /** Formats whose deltas can be applied. Default: all. */
  readonly formats?: readonly DeltaFormatName[];
  /** Weighs time instead of bytes: how fast the feed is, in bytes per second. */
  readonly bytesPerSecond?: number;
  /** Files that are not to be used, with the reason. */
  readonly excluded?: ReadonlyMap<string, string>;
  /** What deltas say they were made from, as a normalized version, by file name; `undefined` for one that does not say. */
  readonly bases?: ReadonlyMap<string, string | undefined>;
}

export interface InstalledPackage {
  readonly version: NuGetVersion;
  /** Of the installed full package: deltas start only from the released one. */
  readonly sha1?: string;
  readonly digest?: Digest;
}

/** One file to download. */
export interface UpdateStep {
  readonly kind: 'full' | 'delta';
  readonly format?: DeltaFormatName;
  readonly index: string;
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  /** Version that a delta starts from. */
  readonly from?: string;
  /** True if that is only what the order of the index suggests. It is proven when the delta is applied. */
  readonly isBaseAssumed?: boolean;
  readonly to: string;
}

/** A way that was looked at, and what came of it. */
export interface ConsideredRoute {
  readonly route: 'full' | 'mixed' | DeltaFormatName;
  readonly files: readonly string[];
  readonly bytes?: number;
  /** Download and apply, if time was weighed. */
  readonly seconds?: number;
  readonly chosen: boolean;
  readonly reason: string;
}

export interface UpdatePlan {
  readonly from?: string;
  readonly to: string;
  readonly upToDate: boolean;
  /** To be downloaded, and applied in this order. */
  readonly steps: readonly UpdateStep[];
  readonly bytes: number;
  readonly seconds?: number;
  readonly considered: readonly ConsideredRoute[];
  /** Files that cannot be used, with the reason. */
  readonly rejected: readonly { readonly fileName: string; readonly reason: string }[];
  /** Newer releases that go to other clients so far. Absent where there are none, or a version was asked for. */
  readonly withheld?: readonly WithheldRelease[];
}

/**
 * The cheapest way from the installed version to another: by the full package, by deltas of any usable format, or by an
 * older full package and deltas. Throws `DELTA_TARGET_UNKNOWN` for a version that the feed does not list (or a feed that
 * lists none), `DELTA_NO_ROUTE` with the reasons if nothing leads there, or `DELTA_STAGING_ID_INVALID`.
 */
export function planUpdate(indexes: readonly FeedIndex[], request: UpdateRequest): UpdatePlan {
  return planListed(indexes, asListed(indexes, request));
}

function planListed(indexes: readonly FeedIndex[], request: UpdateRequest): UpdatePlan {
  const staged = request.to === undefined ? withheldReleases(indexes, request.stagingId) : [];
  const to = targetOf(indexes, request, staged);
  const target = formatNuGetVersion(to);
  const newer = staged.filter(({ version }) => compareVelopackVersions(parseNuGetVersion(version), to) > 0);
  const withheld = newer.length === 0 ? {} : { withheld: newer };
  const from = request.from && formatNuGetVersion(request.from.version);
  const ends = { ...(from === undefined ? {} : { from }), to: target };
  const { links, rejected } = updateLinks(indexes, request);
  if (request.from !== undefined && isUpToDate(request.from.version, to, request)) {
    return { ...ends, upToDate: true, steps: [], bytes: 0, considered: [], rejected, ...withheld };
  }
  const best = cheapestRoute(links, target, request);
  if (best === undefined) throw noRoute(target, rejected);
  const considered = considerRoutes(links, best, target, request);
  return {
    ...ends,
    upToDate: false,
    steps: best.links.map(stepOf),
    ...measured(best, request),
    considered,
    rejected,
    ...withheld,
  };
}

/** The letters of a version may be large or small: the installed one is written here as the feed writes it. */
function asListed(indexes: readonly FeedIndex[], request: UpdateRequest): UpdateRequest {
  const { from } = request;
  const version = from && listedVersion(indexes, from.version);
  return from === undefined || version === undefined ? request : { ...request, from: { ...from, version } };
}

function listedVersion(indexes: readonly FeedIndex[], wanted: NuGetVersion): NuGetVersion | undefined {
  const entries = indexes.flatMap((index) => index.entries);
  return entries.find(({ version }) => compareVelopackVersions(version, wanted) === 0)?.version;
}

/** Nobody is taken below what is installed unless a version is asked for. */
function isUpToDate(installed: NuGetVersion, to: NuGetVersion, { to: asked }: UpdateRequest): boolean {
  const order = compareVelopackVersions(installed, to);
  return asked === undefined ? order >= 0 : order === 0;
}

function targetOf(
  indexes: readonly FeedIndex[],
  { to }: UpdateRequest,
  staged: readonly WithheldRelease[],
): NuGetVersion {
  if (to !== undefined) {
    const found = listedVersion(indexes, to);
    if (found !== undefined) return found;
    throw new DeltaError('DELTA_TARGET_UNKNOWN', 'feed does not list this version', { wanted: formatNuGetVersion(to) });
  }
  const [newest] = indexes
    .flatMap((index) => index.entries)
    .filter(({ isDelta }) => !isDelta)
    .map(({ version }) => version)
    .filter((version) => !staged.some((one) => one.version === formatNuGetVersion(version)))
    .toSorted((a, b) => compareVelopackVersions(b, a));
  if (newest !== undefined) return newest;
  const message = staged.length === 0 ? 'feed lists no full package' : 'feed lists only releases for some clients';
  throw new DeltaError('DELTA_TARGET_UNKNOWN', message, staged.length === 0 ? {} : { found: staged });
}

function considerRoutes(
  links: readonly UpdateLink[],
  best: Route,
  target: string,
  request: UpdateRequest,
): ConsideredRoute[] {
  const formats = [...new Set(links.flatMap(({ format }) => format ?? []))];
  const fulls = links.filter((link) => link.kind === 'full' && link.to === target);
  const simple = [
    consider('full', cheapestRoute(fulls, target, {}), 'feed lists no full package of this version', best, request),
    ...formats.map((format) => {
      const chain = cheapestRoute(
        links.filter((link) => link.format === format),
        target,
        request,
      );
      return consider(format, chain, gapIn(links, format, target, request), best, request);
    }),
  ];
  if (simple.some(({ chosen }) => chosen)) return simple;
  return [...simple, { ...consider('mixed', best, '', best, request), chosen: true, reason: 'cheapest' }];
}

function consider(
  route: ConsideredRoute['route'],
  found: Route | undefined,
  whyNot: string,
  best: Route,
  request: UpdateRequest,
): ConsideredRoute {
  if (found === undefined) return { route, files: [], chosen: false, reason: whyNot };
  const files = found.links.map(({ entry }) => entry.fileName);
  const chosen = files.join('/') === best.links.map(({ entry }) => entry.fileName).join('/');
  const more = request.bytesPerSecond === undefined ? 'more to download' : 'takes longer';
  return { route, files, ...measured(found, request), chosen, reason: chosen ? 'cheapest' : more };
}

/** Why the deltas of one format do not lead from the installed version to the target. */
function gapIn(links: readonly UpdateLink[], format: DeltaFormatName, target: string, { from }: UpdateRequest): string {
  if (from === undefined) return 'nothing is installed that deltas could start from';
  const into = new Map(links.filter((link) => link.format === format).map((link) => [link.to, link]));
  let reached = target;
  for (;;) {
    const start = into.get(reached)?.from;
    if (start === undefined) return `no usable ${format} delta leads to ${reached}`;
    if (compareVelopackVersions(parseNuGetVersion(start), from.version) < 0) {
      return `no usable ${format} delta starts from ${formatNuGetVersion(from.version)}`;
    }
    reached = start;
  }
}

function measured(
  route: Route,
  { bytesPerSecond }: UpdateRequest,
): { readonly bytes: number; readonly seconds?: number } {
  const bytes = route.links.reduce((sum, { entry }) => sum + entry.size, 0);
  return { bytes, ...(bytesPerSecond === undefined ? {} : { seconds: Math.round(route.cost * 1000) / 1000 }) };
}

function stepOf({ kind, format, index, entry, from, isBaseAssumed, to }: UpdateLink): UpdateStep {
  return {
    kind,
    ...(format === undefined ? {} : { format }),
    index,
    fileName: entry.fileName,
    size: entry.size,
    ...(from === undefined ? {} : { from }),
    ...(isBaseAssumed ? { isBaseAssumed } : {}),
    to,
  };
}

function noRoute(target: string, rejected: UpdatePlan['rejected']): DeltaError {
  return new DeltaError('DELTA_NO_ROUTE', 'no file of the feed that can be used leads to this version', {
    wanted: target,
    found: rejected,
  });
}
