import { floatIncludes, floatsToPrerelease, type FloatRange } from './float-range.ts';
import { isPrerelease, type NuGetVersion } from './nuget-version.ts';
import { compareNuGetVersions } from './version-order.ts';
import { isFloating, type VersionRange } from './version-range.ts';

/**
 * Whether the version lies between the ends of the range. Order alone decides, so `[1.0, 2.0)` accepts `2.0.0-alpha`,
 * and what floats is not asked: `1.*` accepts `2.0.0`.
 */
export function rangeSatisfies(range: VersionRange, version: NuGetVersion): boolean {
  return isAboveMin(range, version) && isBelowMax(range, version);
}

/**
 * The version NuGet would take: the lowest that satisfies the range or, when it floats, the highest of the family that
 * floats, else the nearest. Prereleases are taken only when the range names one.
 */
export function bestMatch(range: VersionRange, versions: Iterable<NuGetVersion>): NuGetVersion | undefined {
  let best: NuGetVersion | undefined;
  for (const version of versions) {
    if (isBetterMatch(range, best, version)) best = version;
  }
  return best;
}

/** Whether `considered` is to be taken in place of `current`, the best so far. */
export function isBetterMatch(
  range: VersionRange,
  current: NuGetVersion | undefined,
  considered: NuGetVersion,
): boolean {
  if (isPrerelease(considered) && !acceptsPrerelease(range)) return false;
  if (!rangeSatisfies(range, considered)) return false;
  if (current === undefined) return true;
  const order = compareNuGetVersions(considered, current);
  return range.float !== undefined && isFloating(range)
    ? isBetterFloat(range.float, current, considered, order)
    : order < 0;
}

/** Whether the range names a prerelease, in one of its ends or in what floats. */
export function acceptsPrerelease({ min, max, float }: VersionRange): boolean {
  const ends = [min, max].filter((version) => version !== undefined);
  return ends.some(isPrerelease) || (float !== undefined && floatsToPrerelease(float));
}

/** In the family the highest wins; outside it, what is above the family wins over what is below, the nearest first. */
function isBetterFloat(float: FloatRange, current: NuGetVersion, considered: NuGetVersion, order: number): boolean {
  const currentFloats = floatIncludes(float, current);
  const consideredFloats = floatIncludes(float, considered);
  if (currentFloats !== consideredFloats) return consideredFloats;
  if (currentFloats) return order > 0;
  const currentBelow = compareNuGetVersions(current, float.min) < 0;
  const consideredBelow = compareNuGetVersions(considered, float.min) < 0;
  if (currentBelow !== consideredBelow) return currentBelow;
  return currentBelow ? order > 0 : order < 0;
}

function isAboveMin({ min, minInclusive }: VersionRange, version: NuGetVersion): boolean {
  if (min === undefined) return true;
  const order = compareNuGetVersions(version, min);
  return minInclusive ? order >= 0 : order > 0;
}

function isBelowMax({ max, maxInclusive }: VersionRange, version: NuGetVersion): boolean {
  if (max === undefined) return true;
  const order = compareNuGetVersions(version, max);
  return maxInclusive ? order <= 0 : order < 0;
}
