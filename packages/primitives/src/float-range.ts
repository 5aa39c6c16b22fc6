import {
  formatNuGetVersion,
  formatVersionNumbers,
  isPrerelease,
  type NuGetVersion,
  tryParseNuGetVersion,
} from './nuget-version.ts';
import { compareVersionNumbers } from './version-order.ts';

/**
 * What floats: everything after the named number (`minor` is `1.*`), only labels (`prerelease` is `1.0.0-*`), both
 * (`prerelease-minor` is `1.*-*`), everything (`absolute-latest` is `*-*`), or nothing.
 */
export type FloatBehavior =
  | 'none'
  | 'major'
  | 'minor'
  | 'patch'
  | 'revision'
  | 'prerelease'
  | 'prerelease-major'
  | 'prerelease-minor'
  | 'prerelease-patch'
  | 'prerelease-revision'
  | 'absolute-latest';

/** The part of a range that names a family of versions with `*`. */
export interface FloatRange {
  readonly behavior: FloatBehavior;
  /** The lowest version of the family. */
  readonly min: NuGetVersion;
  /** What the release of a prerelease must start with, without regard to case; `undefined` when none is welcome. */
  readonly releasePrefix: string | undefined;
}

const STABLE: readonly FloatBehavior[] = ['none', 'none', 'minor', 'patch', 'revision'];
const PRERELEASE: readonly FloatBehavior[] = [
  'none',
  'prerelease-major',
  'prerelease-minor',
  'prerelease-patch',
  'prerelease-revision',
];

/** Reads `1.*`, `1.0.0-beta*`, `1.*-*`, `*` and the like, and plain versions, which do not float. */
export function tryParseFloatRange(text: string): FloatRange | undefined {
  if (text === '*') return floatRange('major', '0.0', undefined);
  const firstStar = text.indexOf('*');
  const lastStar = text.lastIndexOf('*');
  if (firstStar === -1 || text.includes('+')) return floatRange('none', text, undefined);
  if (firstStar !== lastStar) return parseTwoStars(text, firstStar, lastStar);
  if (lastStar !== text.length - 1) return floatRange('none', text, undefined);
  return text.includes('-') ? parsePrereleaseStar(text) : parseNumberStar(text);
}

/** Whether a stable version, or a prerelease with the right prefix, belongs to the family. */
export function floatIncludes(float: FloatRange, version: NuGetVersion): boolean {
  if (float.behavior === 'absolute-latest') return true;
  return sharesFixedNumbers(float, version) && (!isPrerelease(version) || hasReleasePrefix(float, version));
}

/** Whether prereleases belong to the family. */
export function floatsToPrerelease(float: FloatRange): boolean {
  return float.behavior === 'absolute-latest' || float.behavior.startsWith('prerelease');
}

export function formatFloatRange(float: FloatRange): string {
  const { major, minor, patch } = float.min;
  const prefix = float.releasePrefix ?? '';
  const label = floatsToPrerelease(float) ? `-${prefix}*` : '';
  switch (float.behavior) {
    case 'none':
      return formatNuGetVersion(float.min);
    case 'prerelease':
      return `${formatVersionNumbers(float.min)}${label}`;
    case 'absolute-latest':
      return '*-*';
    default:
      return `${[major, minor, patch]
        .slice(0, fixedNumbers(float.behavior))
        .map((part) => `${String(part)}.`)
        .join('')}*${label}`;
  }
}

/** A star after the numbers and one after the labels: `*-*`, `1.*-*`, `1.0.*-rc.*`. */
function parseTwoStars(text: string, firstStar: number, lastStar: number): FloatRange | undefined {
  if (text === '*-*') return floatRange('absolute-latest', '0.0.0-0', '');
  const dash = text.indexOf('-');
  if (lastStar !== text.length - 1 || firstStar !== dash - 1) return undefined;
  const numbers = `${text.slice(0, firstStar)}0`;
  const prefix = text.slice(dash + 1, -1);
  return floatRange(PRERELEASE[countParts(numbers)] ?? 'none', `${numbers}-${completeLabel(prefix)}`, prefix);
}

function parseNumberStar(text: string): FloatRange | undefined {
  const lowest = `${text.slice(0, -1)}0`;
  return floatRange(STABLE[countParts(lowest)] ?? 'none', lowest, undefined);
}

/** NuGet takes the prefix from the text only when it has one dash; otherwise the labels of the version are the prefix. */
function parsePrereleaseStar(text: string): FloatRange | undefined {
  const lowest = text.slice(0, -1);
  const dash = lowest.indexOf('-');
  if (lowest.includes('-', dash + 1)) return floatRange('prerelease', lowest, undefined);
  const prefix = lowest.slice(dash + 1);
  return floatRange('prerelease', `${lowest.slice(0, dash)}-${completeLabel(prefix)}`, prefix);
}

/** An empty label is not valid; `0` is the lowest that is. */
function completeLabel(prefix: string): string {
  return prefix === '' || prefix.endsWith('.') ? `${prefix}0` : prefix;
}

function floatRange(behavior: FloatBehavior, lowest: string, prefix: string | undefined): FloatRange | undefined {
  const min = tryParseNuGetVersion(lowest);
  if (min === undefined) return undefined;
  return { behavior, min, releasePrefix: prefix ?? (isPrerelease(min) ? min.releaseLabels.join('.') : undefined) };
}

function countParts(numbers: string): number {
  return numbers.split('.').length;
}

/** How many leading numbers every version of the family shares. */
function fixedNumbers(behavior: FloatBehavior): number {
  return Math.max(STABLE.indexOf(behavior), PRERELEASE.indexOf(behavior), 1) - 1;
}

function sharesFixedNumbers(float: FloatRange, version: NuGetVersion): boolean {
  const { behavior, min } = float;
  if (behavior === 'none') return false;
  if (behavior === 'prerelease') return compareVersionNumbers(min, version) === 0;
  const fixed = fixedNumbers(behavior);
  return (
    (fixed < 1 || min.major === version.major) &&
    (fixed < 2 || min.minor === version.minor) &&
    (fixed < 3 || min.patch === version.patch)
  );
}

function hasReleasePrefix(float: FloatRange, version: NuGetVersion): boolean {
  const prefix = (float.releasePrefix ?? '').toUpperCase();
  return floatsToPrerelease(float) && version.releaseLabels.join('.').toUpperCase().startsWith(prefix);
}
