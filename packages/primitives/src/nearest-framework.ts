import { PrimitivesError } from './errors.ts';
import { isFrameworkCompatible } from './framework-compatibility.ts';
import { compareFrameworks, comparePrecedence } from './framework-order.ts';
import { compareFrameworkVersions } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { nearestPortable } from './nearest-portable.ts';
import { reduceUpwards } from './reduce-frameworks.ts';
import {
  frameworkKey,
  frameworksEqual,
  hasIdentifier,
  isNet5Era,
  isPackageBased,
  isPortable,
  isSameIdentifier,
  isUnsupported,
  type TargetFramework,
} from './target-framework.ts';

/** Different frameworks to choose from at most. Packages for a great many have thirty. */
export const MAX_CANDIDATES = 256;

/**
 * The one of `candidates` that a project for `project` uses, as NuGet chooses the folder or dependency group of a
 * package (NuGet.Frameworks, FrameworkReducer); `undefined` when it can use none of them. Throws `FRAMEWORK_INVALID`
 * for a portable profile whose frameworks have profiles, and for a portable project whose profile is not known,
 * `FRAMEWORKS_TOO_MANY` for more than `MAX_CANDIDATES`.
 */
export function nearestFramework<T extends TargetFramework>(
  project: TargetFramework,
  candidates: readonly T[],
): T | undefined {
  if (candidates.length > MAX_CANDIDATES) refuseCandidates(candidates);
  const known = prefer(candidates, (candidate) => !isUnsupported(candidate));
  const exact = known.find((candidate) => frameworksEqual(project, candidate));
  if (exact !== undefined) return exact;
  const usable = reduceUpwards(known.filter((candidate) => isFrameworkCompatible(project, candidate)));
  const named = preferIdentifier(project, usable);
  if (named.length > 1 && named.every(isPortable)) return nearestPortable(project, named, nearestFramework);
  const built = preferBuilt(project, named);
  const fitting = preferPlatform(project, preferProfile(project, built));
  return fitting.toSorted((a, b) => comparePrecedence(a, b) || compareFrameworks(b, a))[0];
}

/** Frameworks are compared in pairs. Repeats are free. */
function refuseCandidates(candidates: readonly TargetFramework[]): void {
  const found = new Set(candidates.map(frameworkKey)).size;
  if (found > MAX_CANDIDATES) {
    throw new PrimitivesError('FRAMEWORKS_TOO_MANY', 'more frameworks than any package has', {
      found,
      max: MAX_CANDIDATES,
    });
  }
}

/** Those that the wish is true for or, when there are none, all. */
function prefer<T extends TargetFramework>(candidates: readonly T[], wish: (candidate: T) => boolean): readonly T[] {
  const wished = candidates.filter(wish);
  return wished.length > 0 ? wished : candidates;
}

/** From .NET 6 on, a project with a platform may be nearer to Xamarin than to plain .NET; that is decided later. */
function preferIdentifier<T extends TargetFramework>(project: TargetFramework, candidates: readonly T[]): readonly T[] {
  const isSame = (candidate: T): boolean => isSameIdentifier(candidate, project);
  if (!candidates.some(isSame)) return candidates;
  return candidates.filter((candidate) => isSame(candidate) || (isMobileProject(project) && isMobile(candidate)));
}

/** What was built for one framework before what is portable, and for a project without packages before packages. */
function preferBuilt<T extends TargetFramework>(project: TargetFramework, candidates: readonly T[]): readonly T[] {
  const specific = prefer(candidates, (candidate) => !isPortable(candidate));
  return isPackageBased(project) ? specific : prefer(specific, (candidate) => !isPackageBased(candidate));
}

function preferProfile<T extends TargetFramework>(project: TargetFramework, candidates: readonly T[]): readonly T[] {
  const profile = toLowerInvariant(project.profile);
  const isSame = (candidate: T): boolean =>
    isSameIdentifier(candidate, project) && toLowerInvariant(candidate.profile) === profile;
  const same = profile === '' ? candidates : prefer(candidates, isSame);
  return prefer(same, (candidate) => candidate.profile === '');
}

/** A higher version of .NET counts for more than a platform, but Xamarin for more than .NET 5. */
function preferPlatform<T extends TargetFramework>(project: TargetFramework, candidates: readonly T[]): readonly T[] {
  if (project.platform === '' || candidates.length < 2) return candidates;
  const same = candidates.filter((candidate) => isSameIdentifier(candidate, project));
  if (isMobileProject(project) && !same.some((candidate) => candidate.version.major >= 6)) {
    return prefer(candidates, isMobile);
  }
  return same.filter((candidate) => same.every((other) => !isHigher(other, candidate)));
}

function isHigher(a: TargetFramework, b: TargetFramework): boolean {
  return compareFrameworkVersions(a.version, b.version) > 0;
}

function isMobileProject(project: TargetFramework): boolean {
  return isNet5Era(project) && project.version.major >= 6 && project.platform !== '';
}

function isMobile(candidate: TargetFramework): boolean {
  return hasIdentifier(candidate, 'MonoAndroid') || hasIdentifier(candidate, 'Tizen');
}
