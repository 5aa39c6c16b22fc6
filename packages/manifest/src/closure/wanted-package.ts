import { compareOrdinal, formatNuGetVersion, type NuGetVersion, packageIdKey } from '@nuspine/primitives';

/** A package that something in the repository needs. */
export interface WantedPackage {
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  /** As a lock file states it: without the signature. */
  readonly contentHash?: string;
  /** Who needs it: documents and projects, from the root of the repository. */
  readonly consumers: readonly string[];
}

/** Something that does not say which packages it needs. */
export interface ClosureGap {
  readonly path: string;
  readonly reason: string;
}

/** All that the projects and tools of a repository need. */
export interface Closure {
  /** How many projects were looked at. */
  readonly projects: number;
  /** In order of id, then version. */
  readonly packages: readonly WantedPackage[];
  /** With one of these the list may lack packages, so that nothing is sure to be needless. */
  readonly gaps: readonly ClosureGap[];
}

/** A package as one document asks for it. */
export type PackageWish = Omit<WantedPackage, 'consumers' | 'version'> & { readonly version: NuGetVersion };

/** What tells packages apart: ids without case, versions without what does not count. */
export function identityKey({ id, version }: { readonly id: string; readonly version: string }): string {
  return `${packageIdKey(id)} ${version.toLowerCase()}`;
}

/** One list of what many documents ask for, each package with all who need it. */
export function collectWishes(
  wishes: readonly { readonly consumer: string; readonly packages: readonly PackageWish[] }[],
): readonly WantedPackage[] {
  const wanted = new Map<string, WantedPackage>();
  for (const { consumer, packages } of wishes) {
    for (const { id, version, contentHash } of packages) {
      const one = { id, version: formatNuGetVersion(version) };
      const known = wanted.get(identityKey(one));
      const hash = known?.contentHash ?? contentHash;
      wanted.set(identityKey(one), {
        ...(known ?? one),
        ...(hash === undefined ? {} : { contentHash: hash }),
        consumers: [...new Set([...(known?.consumers ?? []), consumer])].toSorted(),
      });
    }
  }
  return [...wanted].toSorted(([a], [b]) => compareOrdinal(a, b)).map(([, one]) => one);
}
