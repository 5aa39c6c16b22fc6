import { packageIdKey } from '@nuspine/primitives';
import { type Finding, finding } from '../finding.ts';
import type { PackageFacts } from '../layout-facts.ts';
import { type Closure, identityKey, type WantedPackage } from './wanted-package.ts';

/** A layout beside what the repository needs. */
export interface ClosureVerdict {
  readonly missing: readonly WantedPackage[];
  /** Packages that nobody needs. */
  readonly unused: readonly PackageFacts[];
  /** Packages whose bytes are not those that a lock file states, and documents that do not say what they need. */
  readonly findings: readonly Finding[];
}

/** Compares. `keep` are ids that stay whoever needs them, `place` says where a file of the feed lies. */
export function judgeClosure(
  { packages: wanted, gaps }: Closure,
  held: readonly PackageFacts[],
  { keep, place }: { readonly keep: readonly string[]; readonly place: (file: string) => string },
): ClosureVerdict {
  const needed = new Map(wanted.map((one) => [identityKey(one), one]));
  const there = new Set(held.map(identityKey));
  const kept = new Set(keep.map(packageIdKey));
  return {
    missing: wanted.filter((one) => !there.has(identityKey(one))),
    unused: held.filter((one) => !needed.has(identityKey(one)) && !kept.has(packageIdKey(one.id))),
    findings: [
      ...held.flatMap((one) => {
        const hash = needed.get(identityKey(one))?.contentHash;
        if (hash === undefined || hash === one.contentHash) return [];
        return [finding('package-not-locked', place(one.file), { wanted: hash, found: one.contentHash })];
      }),
      ...gaps.map(({ path, reason }) => finding('closure-unknown', path, { found: reason })),
    ],
  };
}

/** The finding for a package that the layout lacks, with who needs it. */
export function missingFinding({ id, version, consumers }: WantedPackage, place: (file: string) => string): Finding {
  return finding('package-missing', place(`${id}.${version}.nupkg`), { found: `needed by ${consumers.join(', ')}` });
}
