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
  readonly framework: TargetFramework;
  readonly rid: string | undefined;
  readonly packages: readonly LockedPackage[];
}

/** A `packages.lock.json`. Version 2 is that of projects with central package management. */
export interface LockFile {
  readonly version: 1 | 2;
  readonly targets: readonly LockTarget[];
}
