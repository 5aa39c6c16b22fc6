import { compareOrdinal, packageIdKey, type VersionRange } from '@nuspine/primitives';
import type { AcceptedPackage, Analysis } from '../resolve/analysis.ts';
import { LOCKED_PACKAGE_TYPES, type LockedPackage, type LockedPackageType } from './lock-file.ts';

export interface LockOptions {
  /** By `packageIdKey`: the content hash of every resolved package. */
  readonly hashes: ReadonlyMap<string, string>;
  /** By `packageIdKey`: all central versions, where packages are managed centrally. */
  readonly central: ReadonlyMap<string, VersionRange>;
}

/** What a lock file says of a graph, in its order: by type, then by id (NuGet.Commands, PackagesLockFileBuilder). */
export function lockPackages({ root, packages }: Analysis, { hashes, central }: LockOptions): readonly LockedPackage[] {
  const direct = new Map(root.requests.map(({ key, range }) => [key, range]));
  const found = [...packages.values()].filter(({ item }) => item.found);
  return found
    .map(({ item }): LockedPackage => {
      const requested = direct.get(item.key) ?? central.get(item.key);
      return {
        id: item.id,
        type: typeOf(item.key, direct, central),
        requested,
        resolved: item.version,
        contentHash: hashes.get(item.key),
        dependencies: item.requests.map(({ id, range }) => ({ id, range })),
      };
    })
    .toSorted(inOrder);
}

function typeOf(
  key: AcceptedPackage['item']['key'],
  direct: ReadonlyMap<string, VersionRange>,
  central: ReadonlyMap<string, VersionRange>,
): LockedPackageType {
  if (direct.has(key)) return 'Direct';
  return central.has(key) ? 'CentralTransitive' : 'Transitive';
}

function inOrder(a: LockedPackage, b: LockedPackage): number {
  const byType = LOCKED_PACKAGE_TYPES.indexOf(a.type) - LOCKED_PACKAGE_TYPES.indexOf(b.type);
  if (byType !== 0) return byType;
  // .NET's OrdinalIgnoreCase compares upper case, so that `_` comes after letters.
  return compareOrdinal(upper(a.id), upper(b.id));
}

function upper(id: string): string {
  return packageIdKey(id).toUpperCase();
}
