import { formatNuGetVersion, type NuGetVersion, packageIdsEqual } from '@nuspine/primitives';
import type { FeedIndex } from './feed-index.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import { isVelopackVersion } from './velopack-version.ts';
import type { UnchangedFiles } from './formats/encode-file.ts';
import { DeltaError } from './errors.ts';
import { readReleaseFileName, fullFileName } from './release-file-name.ts';
import { compareReleaseVersions } from './release-version.ts';
import type { ReleaseEntry } from './releases-index.ts';
import { versionOrder } from './version-order.ts';

/** The full package that is to be released. */
export interface ReleaseCandidate {
  readonly id: string;
  readonly version: NuGetVersion;
  /** In bytes. */
  readonly size: number;
  /** 40 upper-case hexadecimal digits. */
  readonly sha1: string;
}

export type ReleasePlan =
  /** The feed already lists exactly this package. */
  | { readonly kind: 'unchanged'; readonly full: ReleaseEntry; readonly delta: ReleaseEntry | undefined }
  /** It is to be added, with a delta from `base` if there is an earlier release. */
  | { readonly kind: 'add'; readonly base: ReleaseEntry | undefined; readonly unchanged: UnchangedFiles };

/**
 * Decides how a package joins a feed. Squirrel applies every delta above its own version, in order, without asking what
 * it was made from: so releases are only ever added on top, one package to a feed.
 * Throws `RELEASES_VERSION_INVALID` for a version that Squirrel would misread, `DELTA_PACKAGE_MISMATCH` for another id,
 * `DELTA_RELEASE_CONFLICT` for a released version with other bytes, or `DELTA_VERSION_ORDER` for an earlier version.
 */
export function planRelease(
  { format, entries }: Pick<FeedIndex, 'format' | 'entries'>,
  candidate: ReleaseCandidate,
): ReleasePlan {
  const compareVersions = versionOrder(format);
  requireReadable(format, candidate);
  requireSameId(entries, candidate);
  const sameVersion = entries.filter((entry) => compareVersions(entry.version, candidate.version) === 0);
  if (sameVersion.length > 0) return unchangedRelease(sameVersion, candidate);
  const fulls = entries.filter((entry) => !entry.isDelta).toSorted((a, b) => compareVersions(a.version, b.version));
  const base = fulls.at(-1);
  const newest = entries.find((entry) => compareVersions(entry.version, candidate.version) > 0);
  if (newest !== undefined) throw earlierVersion(newest, candidate);
  return { kind: 'add', base, unchanged: isBehindGap(entries, fulls, compareVersions) ? 'prove' : 'mark' };
}

/**
 * A version has the same bytes in every index of a feed. Throws `DELTA_RELEASE_CONFLICT` if one lists the candidate's
 * version with others.
 */
export function requireUnreleased(indexes: readonly FeedIndex[], candidate: ReleaseCandidate): void {
  for (const { entries, format } of indexes) {
    const compareVersions = versionOrder(format);
    const same = entries.filter((entry) => compareVersions(entry.version, candidate.version) === 0);
    if (same.length > 0 && packageIdsEqual(same[0]?.packageId ?? '', candidate.id)) unchangedRelease(same, candidate);
  }
}

function unchangedRelease(sameVersion: readonly ReleaseEntry[], candidate: ReleaseCandidate): ReleasePlan {
  const full = sameVersion.find((entry) => !entry.isDelta);
  if (full?.sha1 === candidate.sha1 && full.size === candidate.size) {
    return { kind: 'unchanged', full, delta: sameVersion.find((entry) => entry.isDelta) };
  }
  throw new DeltaError('DELTA_RELEASE_CONFLICT', 'version is already released with other bytes', {
    path: (full ?? sameVersion[0])?.fileName ?? '',
    wanted: full?.sha1,
    found: candidate.sha1,
  });
}

/**
 * True if the newest full package has no delta although older clients exist. Their Squirrel would put the next delta
 * on a package it was not made from, so that delta has to prove every file, and they then get the full package.
 */
function isBehindGap(
  entries: readonly ReleaseEntry[],
  fulls: readonly ReleaseEntry[],
  compareVersions: ReturnType<typeof versionOrder>,
): boolean {
  const newest = fulls.at(-1);
  if (newest === undefined || fulls.length === 1) return false;
  return !entries.some((entry) => entry.isDelta && compareVersions(entry.version, newest.version) === 0);
}

/** Our own client reads every version. */
function requireReadable(format: DeltaFormatName, candidate: ReleaseCandidate): void {
  if (format === 'squirrel') requireReadableName(candidate);
  if (format === 'velopack') requireThreeNumbers(candidate);
}

function requireReadableName({ id, version }: ReleaseCandidate): void {
  const fileName = fullFileName(id, formatNuGetVersion(version));
  const name = readReleaseFileName(fileName);
  if (name?.packageId === id && compareReleaseVersions(name.version, version) === 0) return;
  throw new DeltaError('RELEASES_VERSION_INVALID', 'Squirrel would not read this version from the file name', {
    path: fileName,
    wanted: 'numbers and one label that starts with a letter and has no dots',
    found: formatNuGetVersion(version),
  });
}

function requireThreeNumbers({ id, version }: ReleaseCandidate): void {
  if (isVelopackVersion(version)) return;
  throw new DeltaError('RELEASES_VERSION_INVALID', 'Velopack reads versions of three numbers only', {
    path: id,
    wanted: 'three numbers and, if need be, labels',
    found: formatNuGetVersion(version),
  });
}

function requireSameId(entries: readonly ReleaseEntry[], { id }: ReleaseCandidate): void {
  const other = entries.find((entry) => !packageIdsEqual(entry.packageId, id));
  if (other === undefined) return;
  throw new DeltaError('DELTA_PACKAGE_MISMATCH', 'feed holds another package', {
    path: other.fileName,
    wanted: other.packageId,
    found: id,
  });
}

function earlierVersion(newer: ReleaseEntry, { version }: ReleaseCandidate): DeltaError {
  return new DeltaError('DELTA_VERSION_ORDER', 'feed already holds a later version', {
    path: newer.fileName,
    wanted: `later than ${formatNuGetVersion(newer.version)}`,
    found: formatNuGetVersion(version),
  });
}
