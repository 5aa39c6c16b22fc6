import semver, { type Comparator, type Range, type SemVer } from 'semver';
import { setOf, type VersionSet } from './version-set.ts';

/** The versions of one component, oldest first, and which of them a range holds. */
export interface VersionIndex {
  readonly versions: readonly string[];
  /** The versions in a range, by npm's rules for prereleases. */
  matching(range: Range): VersionSet;
}

/**
 * Indexes versions so that a range is two binary searches and not a comparison with each of them. A range is asked for
 * once for each way it is written.
 */
export function versionIndex(versions: readonly string[]): VersionIndex {
  const places = versions.map((text, index): Place => ({ version: new semver.SemVer(text), index }));
  const sorted = places.toSorted((a, b) => semver.compare(a.version, b.version));
  const known = new Map<string, VersionSet>();
  return {
    versions,
    matching: (range) => {
      const found = known.get(range.raw) ?? setOf(versions.length, matches(sorted, range));
      known.set(range.raw, found);
      return found;
    },
  };
}

interface Place {
  readonly version: SemVer;
  /** In the order of the component, which epochs may set apart from that of semver. */
  readonly index: number;
}

function matches(sorted: readonly Place[], range: Range): readonly number[] {
  return range.set.flatMap((comparators) => {
    let low = 0;
    let high = sorted.length;
    for (const comparator of comparators) [low, high] = narrowed(sorted, comparator, low, high);
    return sorted
      .slice(low, Math.max(low, high))
      .filter(({ version }) => version.prerelease.length === 0 || range.test(version))
      .map(({ index }) => index);
  });
}

/** The part of `low` to `high` that a comparator holds; versions of equal precedence stand together. */
function narrowed(
  sorted: readonly Place[],
  { semver: bound, operator }: Comparator,
  low: number,
  high: number,
): readonly [low: number, high: number] {
  // The comparator of `*` has a bound that is no version.
  if (!(bound instanceof semver.SemVer)) return [low, high];
  const below = firstAt(sorted, (version) => semver.gte(version, bound));
  const above = firstAt(sorted, (version) => semver.gt(version, bound));
  if (operator === '>=') return [Math.max(low, below), high];
  if (operator === '>') return [Math.max(low, above), high];
  if (operator === '<=') return [low, Math.min(high, above)];
  if (operator === '<') return [low, Math.min(high, below)];
  return [Math.max(low, below), Math.min(high, above)];
}

/** The first place for which `holds`, which every later one does too. */
function firstAt(sorted: readonly Place[], holds: (version: SemVer) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = sorted[middle];
    if (place !== undefined && holds(place.version)) high = middle;
    else low = middle + 1;
  }
  return low;
}
