import type { FloatBehavior, FloatRange, NuGetVersion, VersionRange } from '@nuspine/primitives';
import { compareNuGetVersions } from '@nuspine/primitives';

/** Stands for a number that floats: higher than any that a version can have. */
const ANY_NUMBER = Number.POSITIVE_INFINITY;
/** Stands for the end of a label that floats: behind all that a label can have. */
const ANY_LABEL = '\uffff';

/** How many numbers of a version are fixed under a float. */
const FIXED_NUMBERS: Readonly<Record<FloatBehavior, number>> = {
  none: 4,
  prerelease: 4,
  revision: 3,
  'prerelease-revision': 3,
  patch: 2,
  'prerelease-patch': 2,
  minor: 1,
  'prerelease-minor': 1,
  major: 0,
  'prerelease-major': 0,
  'absolute-latest': 0,
};

interface LowerBound {
  readonly numbers: readonly number[];
  readonly label: string;
}

/**
 * Whether a request asks for at least the version that another one asks for, so that following the other cannot raise
 * the result (NuGet's RemoteDependencyWalker.IsGreaterThanOrEqualTo). A floating number counts as the highest.
 */
export function isAtLeast(near: VersionRange, far: VersionRange): boolean {
  if (near.min === undefined) return true;
  if (far.min === undefined) return false;
  if (near.float === undefined && far.float === undefined) return compareNuGetVersions(near.min, far.min) >= 0;
  if (near.float?.behavior === 'major') return true;
  if (far.float?.behavior === 'major') return false;
  return isBoundAtLeast(lowerBound(near, near.min), lowerBound(far, far.min));
}

function isBoundAtLeast(near: LowerBound, far: LowerBound): boolean {
  for (const [index, number] of near.numbers.entries()) {
    const other = far.numbers[index] ?? 0;
    if (number !== other) return number > other;
  }
  // No label is the highest label, also where it floats.
  if (near.label === '') return true;
  return far.label !== '' && near.label.toUpperCase() >= far.label.toUpperCase();
}

function lowerBound(range: VersionRange, min: NuGetVersion): LowerBound {
  const numbers = [min.major, min.minor, min.patch, min.revision];
  const fixed = FIXED_NUMBERS[range.float?.behavior ?? 'none'];
  return {
    numbers: numbers.map((number, index) => (index < fixed ? number : ANY_NUMBER)),
    label: range.float === undefined ? min.releaseLabels.join('.') : floatingLabel(range.float),
  };
}

function floatingLabel({ releasePrefix = '' }: FloatRange): string {
  return releasePrefix === '' ? '' : releasePrefix + ANY_LABEL;
}
