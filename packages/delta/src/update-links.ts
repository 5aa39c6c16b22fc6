import { type Digest, formatNuGetVersion, packageIdsEqual, tryParseNuGetVersion } from '@nuspine/primitives';
import type { FeedIndex } from './feed-index.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import type { ListedPackage, ReleaseEntry } from './releases-index.ts';
import type { UpdatePlan, UpdateRequest } from './update-plan.ts';
import { versionOrder } from './version-order.ts';

/** A file of a feed as a way to get to a version: from nothing for a full package, from another version for a delta. */
export interface UpdateLink {
  readonly kind: 'full' | 'delta';
  readonly format?: DeltaFormatName;
  /** Name of the index that lists it. */
  readonly index: string;
  readonly entry: ReleaseEntry;
  /** Normalized version. */
  readonly from?: string;
  readonly isBaseAssumed?: boolean;
  /** Normalized version. */
  readonly to: string;
  /** Size of the full package that it gives, if the feed lists it: what applying has to write. */
  readonly targetSize?: number;
}

interface Links {
  readonly links: readonly UpdateLink[];
  readonly rejected: UpdatePlan['rejected'];
}

/**
 * Every usable way that the indexes list. Where a delta does not say what it was made from, it is taken to be the full
 * package before it in its own index, which is what releasing makes; a delta that is known not to say is not used,
 * because nothing would prove the files that did not change.
 */
export function updateLinks(indexes: readonly FeedIndex[], request: UpdateRequest): Links {
  const feed = feedFacts(indexes);
  const found = indexes.flatMap((index) => {
    const before = fullsBefore(index);
    return index.entries.map((entry) => linkOf({ feed, index, entry, before: before.get(entry) }, request));
  });
  const links = found.flatMap((link) => ('reason' in link ? [] : [link]));
  const rejected = found.flatMap((link) => ('reason' in link ? [link] : []));
  const distinct = new Map(rejected.map((link) => [link.fileName, link]));
  return { links: distinctFulls(links), rejected: [...distinct.values()] };
}

type Rejected = UpdatePlan['rejected'][number];

/** What is known of the feed as a whole: its package, and the first full package listed of each version. */
interface FeedFacts {
  readonly packageId: string | undefined;
  readonly fulls: ReadonlyMap<string, ReleaseEntry>;
}

interface ListedEntry {
  readonly feed: FeedFacts;
  readonly index: FeedIndex;
  readonly entry: ReleaseEntry;
  /** Version of the full package before it in its index. */
  readonly before: string | undefined;
}

function linkOf({ feed, index, entry, before }: ListedEntry, request: UpdateRequest): UpdateLink | Rejected {
  const { fileName } = entry;
  const common = { index: index.fileName, entry, to: formatNuGetVersion(entry.version) };
  const reason = request.excluded?.get(fileName) ?? foreignTo(feed, entry);
  if (reason !== undefined) return { fileName, reason };
  if (!entry.isDelta) return { kind: 'full', ...common, targetSize: entry.size };
  const { format } = index;
  const declared = declaredBase(entry) ?? request.bases?.get(fileName);
  const from = declared ?? before;
  const refusal = refusalOf({ feed, index, entry, before: from }, request);
  if (refusal !== undefined || from === undefined) return { fileName, reason: refusal ?? NO_BASE };
  const target = feed.fulls.get(common.to) ?? entry.ends?.target;
  return {
    kind: 'delta',
    format,
    ...common,
    from,
    ...(declared === undefined ? { isBaseAssumed: true } : {}),
    ...(target === undefined ? {} : { targetSize: target.size }),
  };
}

const NO_BASE = 'index lists no full package that it could start from';

/** Why a delta from version `before` is not used. */
function refusalOf({ feed, index, entry, before }: ListedEntry, request: UpdateRequest): string | undefined {
  const { formats, bases, from } = request;
  if (formats?.includes(index.format) === false) return `deltas for ${index.format} are not wanted`;
  if (bases?.has(entry.fileName) === true && bases.get(entry.fileName) === undefined) {
    return 'does not say what it was made from';
  }
  if (before === undefined) return NO_BASE;
  const released = feed.fulls.get(before);
  const isInstalled = from !== undefined && formatNuGetVersion(from.version) === before;
  const isOther = isInstalled && released !== undefined && from.sha1 !== undefined && released.sha1 !== from.sha1;
  // Two deltas under each other's names would lead in a circle.
  const start = tryParseNuGetVersion(before);
  if (start === undefined || versionOrder(index.format)(start, entry.version) >= 0)
    return 'does not lead to a later version';
  if (isOther || (isInstalled && differs(entry.ends?.base.digest, from.digest))) return NOT_INSTALLED;
  return contradiction(entry, feed);
}

const NOT_INSTALLED = 'the installed package is not the released one that it starts from';

/** What our own index says of a delta, where the feed lists other bytes for one of its ends. */
function contradiction({ ends }: ReleaseEntry, { fulls }: FeedFacts): string | undefined {
  if (ends === undefined) return undefined;
  const listed = ({ version, digest }: ListedPackage): boolean =>
    !differs(fulls.get(formatNuGetVersion(version))?.digest, digest);
  if (!listed(ends.base)) return 'it starts from other bytes than the feed lists';
  return listed(ends.target) ? undefined : 'it leads to other bytes than the feed lists';
}

function declaredBase({ ends }: ReleaseEntry): string | undefined {
  return ends && formatNuGetVersion(ends.base.version);
}

function differs(a: Digest | undefined, b: Digest | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function feedFacts(indexes: readonly FeedIndex[]): FeedFacts {
  const entries = indexes.flatMap((index) => index.entries);
  const fulls = new Map<string, ReleaseEntry>();
  for (const entry of entries) {
    const version = formatNuGetVersion(entry.version);
    // RELEASES lists no SHA-256; an index that does says more of the same package.
    const known = fulls.get(version);
    const saysMore = known?.digest === undefined && known?.sha1 === entry.sha1 && entry.digest !== undefined;
    if (!entry.isDelta && (known === undefined || saysMore)) fulls.set(version, entry);
  }
  return { packageId: entries[0]?.packageId, fulls };
}

/** Squirrel mixes ids; a plan is for one package, that of the first line. */
function foreignTo({ packageId: wanted }: FeedFacts, { packageId }: ReleaseEntry): string | undefined {
  const isSame = wanted === undefined || packageIdsEqual(wanted, packageId);
  return isSame ? undefined : `is of the package ${packageId}, not ${wanted}`;
}

/** For each delta of an index, the version of the newest full package before it. */
function fullsBefore({ entries, format }: FeedIndex): ReadonlyMap<ReleaseEntry, string> {
  const compareVersions = versionOrder(format);
  const sorted = entries.toSorted((a, b) => compareVersions(a.version, b.version) || (a.isDelta ? -1 : 1));
  const before = new Map<ReleaseEntry, string>();
  let full: string | undefined;
  for (const entry of sorted) {
    if (!entry.isDelta) full = formatNuGetVersion(entry.version);
    else if (full !== undefined) before.set(entry, full);
  }
  return before;
}

/** A full package that several indexes list is one way. */
function distinctFulls(links: readonly UpdateLink[]): UpdateLink[] {
  const seen = new Set<string>();
  return links.filter(({ kind, entry }) => {
    const key = `${entry.baseUrl ?? ''}${entry.fileName} ${entry.sha1}`;
    const isAgain = kind === 'full' && seen.has(key);
    seen.add(key);
    return !isAgain;
  });
}
