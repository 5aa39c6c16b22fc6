import { isPrerelease, type NuGetVersion, tryParseNuGetVersion } from './nuget-version.ts';
import { compareNuGetVersions } from './version-order.ts';

/** The part of a version that a floating range leaves open, from the left; the label floats on its own. */
export type FloatBehavior = 'major' | 'minor' | 'patch' | 'revision' | 'none';

/** A floating version such as `1.*`, `1.2.3-rc.*` or `*-*` (NuGet.Versioning, FloatRange). */
export interface FloatRange {
  /** The first number that floats. */
  readonly behavior: FloatBehavior;
  /** What release labels must start with; undefined where prereleases do not float. */
  readonly releasePrefix: string | undefined;
  /** The lowest version inside the float. */
  readonly min: NuGetVersion;
  readonly original: string;
}

const BEHAVIORS = ['major', 'minor', 'patch', 'revision'] as const;
const FORM = /^((?:\d+\.){0,3})(\*|\d+)(?:-([0-9A-Za-z.-]*)\*)?$/;

/** Reads a version with a `*` as its last number, as the end of its label, or both. Undefined for anything else. */
export function tryParseFloatRange(text: string): FloatRange | undefined {
  const match = FORM.exec(text.trim());
  if (match === null || !text.includes('*')) return undefined;
  const [, head = '', last = '', releasePrefix] = match;
  const fixed = head.split('.').filter((part) => part !== '');
  const behavior = last === '*' ? BEHAVIORS[fixed.length] : 'none';
  const numbers = last === '*' ? [...fixed, '0'] : [...fixed, last];
  const min = tryParseNuGetVersion(numbers.join('.') + lowestLabel(releasePrefix));
  if (behavior === undefined || min === undefined) return undefined;
  return { behavior, releasePrefix, min, original: text };
}

/** True for a version inside the float: fixed numbers equal, label as the prefix asks. */
export function floatIncludes(float: FloatRange, version: NuGetVersion): boolean {
  if (isPrerelease(version) && float.releasePrefix === undefined) return false;
  if (compareNuGetVersions(version, float.min) < 0) return false;
  if (!fixedNumbersEqual(float, version)) return false;
  return !isPrerelease(version) || version.releaseLabels.join('.').toLowerCase().startsWith(prefixOf(float));
}

/** The text NuGet writes for a float inside a normalized range. */
export function formatFloatRange(float: FloatRange): string {
  return float.original.trim();
}

function prefixOf(float: FloatRange): string {
  return (float.releasePrefix ?? '').toLowerCase();
}

/** The lowest label with a prefix: `-0` for an open one, the prefix with `0` where it ends in a dot or dash. */
function lowestLabel(prefix: string | undefined): string {
  if (prefix === undefined) return '';
  if (prefix === '' || prefix.endsWith('.') || prefix.endsWith('-')) return `-${prefix}0`;
  return `-${prefix}`;
}

function fixedNumbersEqual(float: FloatRange, version: NuGetVersion): boolean {
  const fixed = float.behavior === 'none' ? 4 : BEHAVIORS.indexOf(float.behavior);
  const wanted = numbersOf(float.min).slice(0, fixed);
  return wanted.every((number, index) => number === numbersOf(version)[index]);
}

function numbersOf(version: NuGetVersion): readonly number[] {
  return [version.major, version.minor, version.patch, version.revision];
}
