import { PrimitivesError } from './errors.ts';
import { floatIncludes, type FloatRange, formatFloatRange, tryParseFloatRange } from './float-range.ts';
import { formatNuGetVersion, isPrerelease, type NuGetVersion, tryParseNuGetVersion } from './nuget-version.ts';
import { compareNuGetVersions } from './version-order.ts';

/** Which versions a dependency accepts (NuGet.Versioning, VersionRange). An absent bound is open. */
export interface VersionRange {
  readonly min: NuGetVersion | undefined;
  readonly minInclusive: boolean;
  readonly max: NuGetVersion | undefined;
  readonly maxInclusive: boolean;
  /** Set when the lower bound floats: the highest version inside the float is preferred. */
  readonly float: FloatRange | undefined;
  readonly original: string;
}

/** Throws `VERSION_RANGE_INVALID` for text that NuGet would not take as a range. */
export function parseVersionRange(text: string): VersionRange {
  const range = tryParseVersionRange(text);
  if (range === undefined) {
    throw new PrimitivesError('VERSION_RANGE_INVALID', 'version range is neither a version nor an interval', {
      found: text,
    });
  }
  return range;
}

/** A bare version is a lower bound (`1.0` is `[1.0.0, )`); `[1.0]` is exact; a float may only be the lower bound. */
export function tryParseVersionRange(text: string): VersionRange | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const range = /^[[(]/.test(trimmed) ? parseInterval(trimmed, text) : parseBare(trimmed, text);
  return range !== undefined && isOrdered(range) ? range : undefined;
}

/** True when the version lies between the bounds. A float is a preference, not a bound. */
export function rangeSatisfies(range: VersionRange, version: NuGetVersion): boolean {
  const low = range.min === undefined ? 1 : compareNuGetVersions(version, range.min);
  const high = range.max === undefined ? -1 : compareNuGetVersions(version, range.max);
  return (low > 0 || (low === 0 && range.minInclusive)) && (high < 0 || (high === 0 && range.maxInclusive));
}

/**
 * The version restore would take: the lowest that satisfies the range, or for a float the highest inside it and
 * otherwise the lowest above. Prereleases count only if a bound or the float is one.
 */
export function bestMatch(range: VersionRange, versions: readonly NuGetVersion[]): NuGetVersion | undefined {
  const usable = versions
    .filter((version) => rangeSatisfies(range, version) && (!isPrerelease(version) || admitsPrerelease(range)))
    .toSorted(compareNuGetVersions);
  const { float } = range;
  if (float === undefined) return usable[0];
  return usable.findLast((version) => floatIncludes(float, version)) ?? usable[0];
}

/** Interval notation with normalized versions, as VersionRange.ToNormalizedString writes it. */
export function formatVersionRange(range: VersionRange): string {
  const open = range.minInclusive ? '[' : '(';
  const close = range.maxInclusive ? ']' : ')';
  const min = range.float === undefined ? formatBound(range.min) : formatFloatRange(range.float);
  return `${open}${min}, ${formatBound(range.max)}${close}`;
}

function parseBare(trimmed: string, original: string): VersionRange | undefined {
  const float = tryParseFloatRange(trimmed);
  const min = float?.min ?? tryParseNuGetVersion(trimmed);
  if (min === undefined) return undefined;
  return { min, minInclusive: true, max: undefined, maxInclusive: false, float, original };
}

function parseInterval(trimmed: string, original: string): VersionRange | undefined {
  const match = /^([[(])([^[\](),]*)(,?)([^[\](),]*)([\])])$/.exec(trimmed);
  if (match === null) return undefined;
  const [, open, lower = '', comma, upper = '', close] = match;
  const minInclusive = open === '[';
  const maxInclusive = close === ']';
  if (comma === '') return minInclusive && maxInclusive ? parseExact(lower, original) : undefined;
  // VersionRangeFactory: `(,)` has no bound at all and is refused; `( , )` is any version.
  if (lower === '' && upper === '') return undefined;
  const float = tryParseFloatRange(lower);
  const min = float?.min ?? tryParseNuGetVersion(lower);
  const max = tryParseNuGetVersion(upper);
  if ((min === undefined && lower.trim() !== '') || (max === undefined && upper.trim() !== '')) return undefined;
  return {
    min,
    minInclusive: min !== undefined && minInclusive,
    max,
    maxInclusive: max !== undefined && maxInclusive,
    float,
    original,
  };
}

function parseExact(text: string, original: string): VersionRange | undefined {
  const version = tryParseNuGetVersion(text);
  if (version === undefined) return undefined;
  return { min: version, minInclusive: true, max: version, maxInclusive: true, float: undefined, original };
}

function isOrdered(range: VersionRange): boolean {
  if (range.min === undefined || range.max === undefined) return true;
  const order = compareNuGetVersions(range.min, range.max);
  return order < 0 || (order === 0 && range.minInclusive && range.maxInclusive);
}

function admitsPrerelease(range: VersionRange): boolean {
  const bounds = [range.min, range.max].some((version) => version !== undefined && isPrerelease(version));
  return bounds || range.float?.releasePrefix !== undefined;
}

function formatBound(version: NuGetVersion | undefined): string {
  return version === undefined ? '' : formatNuGetVersion(version);
}
