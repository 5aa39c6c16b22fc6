import type { NuGetVersion, TargetFramework, VersionRange } from '@nuspine/primitives';

/** In the order of NuGet, in which a lock file lists them. */
export const LOCKED_PACKAGE_TYPES = ['Direct', 'Transitive', 'Project', 'CentralTransitive'] as const;

export type LockedPackageType = (typeof LOCKED_PACKAGE_TYPES)[number];

export interface LockedDependency {
  readonly id: string;
  readonly range: VersionRange;
}

export interface LockedPackage {
  readonly id: string;
  readonly type: LockedPackageType;
  /** What the project, or its central version, asks for; only of packages that one of them names. */
  readonly requested: VersionRange | undefined;
  /** Undefined for projects. */
  readonly resolved: NuGetVersion | undefined;
  readonly contentHash: string | undefined;
  readonly dependencies: readonly LockedDependency[];
}

/** What is locked for one framework, or for one runtime of it beyond that. */
export interface LockTarget {
  /** What the project calls the framework. Only version 3 says it: there two targets may be for one framework. */
  readonly alias?: string | undefined;
  readonly framework: TargetFramework;
  readonly rid: string | undefined;
  readonly packages: readonly LockedPackage[];
}

/** Those that NuGet reads: 2 is that of projects with central package management, 3 of those with two names for one framework. */
export const LOCK_FILE_VERSIONS = [1, 2, 3] as const;

/** A `packages.lock.json`. */
export interface LockFile {
  readonly version: (typeof LOCK_FILE_VERSIONS)[number];
  readonly targets: readonly LockTarget[];
}
