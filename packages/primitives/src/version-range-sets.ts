import { tryParseNuGetVersion } from './nuget-version.ts';
import { compareNuGetVersions, nuGetVersionsEqual } from './version-order.ts';
import { isFloating, type RangeEnd, type VersionRange, versionRange } from './version-range.ts';
import { rangeSatisfies } from './version-range-match.ts';

const ZERO: RangeEnd = { version: tryParseNuGetVersion('0.0.0'), inclusive: false };

/** The range that no version satisfies: `(0.0.0, 0.0.0)`. */
export const NO_VERSIONS: VersionRange = versionRange(ZERO, ZERO);

/** Whether both have equal ends and float alike. */
export function versionRangesEqual(a: VersionRange, b: VersionRange): boolean {
  return haveEqualEnds(a, b) && isFloating(a) === isFloating(b) && floatEqually(a, b);
}

/** Whether every version of `range` belongs to `container` too. What floats does not count. */
export function isSubsetOf(range: VersionRange, container: VersionRange): boolean {
  if (haveEqualEnds(range, NO_VERSIONS)) return true;
  if (haveEqualEnds(container, NO_VERSIONS)) return false;
  return (
    isEndWithin(lower(range), lower(container), container) && isEndWithin(upper(range), upper(container), container)
  );
}

/** The smallest range that contains all of them; `NO_VERSIONS` for none. */
export function enclosingRange(ranges: readonly VersionRange[]): VersionRange {
  const filled = ranges.filter((range) => !isEmpty(range));
  if (filled.length === 0) return NO_VERSIONS;
  return versionRange(widest(filled.map(lower), -1), widest(filled.map(upper), 1));
}

/** The versions that belong to all of them; `NO_VERSIONS` where there are none. */
export function commonRange(ranges: readonly VersionRange[]): VersionRange {
  if (ranges.length === 0 || ranges.some(isEmpty)) return NO_VERSIONS;
  const low = narrowest(ranges.map(lower), -1);
  const high = narrowest(ranges.map(upper), 1);
  const order = low.version && high.version ? compareNuGetVersions(low.version, high.version) : -1;
  if (order > 0) return NO_VERSIONS;
  // Ends that meet belong to both ranges or to neither.
  const isMeeting = order === 0 && !(low.inclusive && high.inclusive);
  return isMeeting ? NO_VERSIONS : versionRange(low, high);
}

function lower(range: VersionRange): RangeEnd {
  return { version: range.min, inclusive: range.minInclusive };
}

function upper(range: VersionRange): RangeEnd {
  return { version: range.max, inclusive: range.maxInclusive };
}

/** Two exclusive ends that meet have nothing between them. */
function isEmpty({ min, max, minInclusive, maxInclusive }: VersionRange): boolean {
  return !minInclusive && !maxInclusive && min !== undefined && max !== undefined && nuGetVersionsEqual(min, max);
}

function isEndWithin(end: RangeEnd, limit: RangeEnd, container: VersionRange): boolean {
  if (end.version === undefined) return limit.version === undefined;
  return rangeSatisfies(container, end.version) || (!end.inclusive && !limit.inclusive && versionsEqual(end, limit));
}

/** The end that lets most through. `side` is -1 for lower ends and 1 for upper ones. */
function widest(ends: readonly RangeEnd[], side: -1 | 1): RangeEnd {
  return ends.reduce((best, end) => {
    if (best.version === undefined || end.version === undefined) return { version: undefined, inclusive: false };
    const order = compareNuGetVersions(end.version, best.version) * side;
    if (order === 0) return { version: best.version, inclusive: best.inclusive || end.inclusive };
    return order > 0 ? end : best;
  });
}

/** The end that lets least through. */
function narrowest(ends: readonly RangeEnd[], side: -1 | 1): RangeEnd {
  return ends.reduce((best, end) => {
    if (end.version === undefined) return best;
    if (best.version === undefined) return end;
    const order = compareNuGetVersions(end.version, best.version) * side;
    if (order === 0) return { version: best.version, inclusive: best.inclusive && end.inclusive };
    return order < 0 ? end : best;
  });
}

function haveEqualEnds(a: VersionRange, b: VersionRange): boolean {
  return endsEqual(lower(a), lower(b)) && endsEqual(upper(a), upper(b));
}

function endsEqual(a: RangeEnd, b: RangeEnd): boolean {
  return a.inclusive === b.inclusive && versionsEqual(a, b);
}

function versionsEqual(a: RangeEnd, b: RangeEnd): boolean {
  if (a.version === undefined || b.version === undefined) return a.version === b.version;
  return nuGetVersionsEqual(a.version, b.version);
}

function floatEqually({ float: a }: VersionRange, { float: b }: VersionRange): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.behavior === b.behavior && nuGetVersionsEqual(a.min, b.min);
}
