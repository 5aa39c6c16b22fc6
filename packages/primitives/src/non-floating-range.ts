import { formatFullNuGetVersion, type NuGetVersion, parseNuGetVersion } from './nuget-version.ts';
import { isFloating, type VersionRange, versionRange } from './version-range.ts';

/**
 * What a package gets for a reference that floats in its project: the same range from the lowest version of the family
 * on. `1.0.0-*` becomes `1.0.0` and `1.0.0-rc-*` becomes `1.0.0-rc`, as `dotnet pack` writes them.
 */
export function nonFloatingRange(range: VersionRange): VersionRange {
  if (!isFloating(range) || range.min === undefined) return range;
  const min = range.float?.behavior === 'prerelease' ? withoutFiller(range.min) : range.min;
  return versionRange(
    { version: min, inclusive: range.minInclusive },
    { version: range.max, inclusive: range.maxInclusive },
  );
}

/** Drops the `0` or the dash that stand for the star in the last label. */
function withoutFiller(version: NuGetVersion): NuGetVersion {
  const last = version.releaseLabels.at(-1) ?? '';
  if (last !== '0' && !last.endsWith('-')) return version;
  const label = last === '0' ? '' : last.replace(/--?$/, '');
  const releaseLabels = [...version.releaseLabels.slice(0, -1), ...(label === '' ? [] : [label])];
  return parseNuGetVersion(formatFullNuGetVersion({ ...version, releaseLabels }));
}
