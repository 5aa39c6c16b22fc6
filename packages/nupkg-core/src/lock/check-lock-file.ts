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

/**
 * The target of a framework without a runtime. Where a project has several names for the framework, it is the one that suits
 * what is asked for, before all that of the framework's own name.
 */
export function lockTarget(lock: LockFile, expectation: LockExpectation): LockTarget | undefined {
  const targets = frameworkTargets(lock, expectation).toSorted((a, b) => Number(isPlain(b)) - Number(isPlain(a)));
  const [first] = targets;
  const suiting = targets.find((target) => changes(target, expectation).length === 0);
  if (suiting !== undefined || first === undefined) return suiting;
  return targets.length === 1 || isPlain(first) ? first : undefined;
}

function frameworkTargets({ targets }: LockFile, { framework }: LockExpectation): readonly LockTarget[] {
  return targets.filter((target) => target.rid === undefined && frameworksEqual(target.framework, framework));
}

function isPlain({ alias, framework }: LockTarget): boolean {
  return alias === undefined || alias.toLowerCase() === formatTargetFramework(framework);
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
  const target = lockTarget(lock, expectation);
  if (target !== undefined) return changes(target, expectation);
  const name = formatTargetFramework(expectation.framework);
  const aliases = frameworkTargets(lock, expectation).map(({ alias = name }) => alias);
  return [
    aliases.length === 0
      ? `nothing is locked for ${name}`
      : `what is locked for ${name} as ${aliases.join(', as ')} is not what is asked for`,
  ];
}

function changes({ packages }: LockTarget, expectation: LockExpectation): readonly string[] {
  return [...changedDirect(packages, expectation), ...changedCentral(packages, expectation)];
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
