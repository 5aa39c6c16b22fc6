import {
  formatTargetFramework,
  formatVersionRange,
  frameworksEqual,
  type NuGetVersion,
  packageIdKey,
  type TargetFramework,
  type VersionRange,
} from '@nuspine/primitives';
import type { Request } from '../resolve/request.ts';
import type { LockedPackage, LockFile, LockTarget } from './lock-file.ts';

/** What a lock file is held against. */
export interface LockExpectation {
  readonly framework: TargetFramework;
  /** What the root asks for. */
  readonly requests: readonly Request[];
  /** By `packageIdKey`: all central versions. */
  readonly central: ReadonlyMap<string, VersionRange>;
}

/** The target of a framework without a runtime. */
export function lockTarget({ targets }: LockFile, framework: TargetFramework): LockTarget | undefined {
  return targets.find((target) => target.rid === undefined && frameworksEqual(target.framework, framework));
}

/** By `packageIdKey`: the versions that a target locks. */
export function lockedVersions({ packages }: LockTarget): ReadonlyMap<string, NuGetVersion> {
  return new Map(
    packages.flatMap(({ id, resolved }): [string, NuGetVersion][] =>
      resolved === undefined ? [] : [[packageIdKey(id), resolved]],
    ),
  );
}

/**
 * Why a lock file no longer suits what is asked for, in words; nothing when it does. Then its versions are those to
 * restore, and in locked mode it is NU1004 otherwise (NuGet.ProjectModel, PackagesLockFileUtilities.IsLockFileValid).
 */
export function checkLockFile(lock: LockFile, expectation: LockExpectation): readonly string[] {
  const target = lockTarget(lock, expectation.framework);
  const name = formatTargetFramework(expectation.framework);
  if (target === undefined) return [`nothing is locked for ${name}`];
  return [...changedDirect(target.packages, expectation), ...changedCentral(target.packages, expectation)];
}

function changedDirect(packages: readonly LockedPackage[], { requests }: LockExpectation): readonly string[] {
  const direct = packages.filter(({ type }) => type === 'Direct');
  const known = new Set(requests.map(({ key }) => key));
  const dropped = direct.filter(({ id }) => !known.has(packageIdKey(id)));
  return [
    ...dropped.map(({ id }) => `${id} is locked as direct, and no longer asked for`),
    ...requests.flatMap(({ id, key, range }) => {
      const locked = direct.find((candidate) => packageIdKey(candidate.id) === key);
      if (locked === undefined) return [`${id} is not locked`];
      return isSameRange(locked.requested, range)
        ? []
        : [`${id} is locked for ${format(locked.requested)}, not ${format(range)}`];
    }),
  ];
}

function changedCentral(packages: readonly LockedPackage[], { central }: LockExpectation): readonly string[] {
  return packages.flatMap(({ id, type, requested }) => {
    const range = central.get(packageIdKey(id));
    if (type === 'Transitive' && range !== undefined) return [`${id} has a central version now`];
    if (type !== 'CentralTransitive') return [];
    if (range === undefined) return [`${id} has no central version any more`];
    return isSameRange(requested, range) ? [] : [`${id} is locked for ${format(requested)}, not ${format(range)}`];
  });
}

function isSameRange(a: VersionRange | undefined, b: VersionRange): boolean {
  return format(a).toLowerCase() === format(b).toLowerCase();
}

function format(range: VersionRange | undefined): string {
  return range === undefined ? 'nothing' : formatVersionRange(range);
}

/** A package whose content is not what was locked. */
export interface ChangedPackage {
  readonly locked: LockedPackage;
  readonly found: string;
}

/** NU1403: packages that have another content hash than the lock file says. By `packageIdKey`: the hashes there are. */
export function changedPackages(
  { packages }: LockTarget,
  hashes: ReadonlyMap<string, string>,
): readonly ChangedPackage[] {
  return packages.flatMap((locked) => {
    const found = hashes.get(packageIdKey(locked.id));
    if (locked.contentHash === undefined || found === undefined || found === locked.contentHash) return [];
    return [{ locked, found }];
  });
}
