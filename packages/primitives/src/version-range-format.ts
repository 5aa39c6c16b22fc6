import { formatFloatRange } from './float-range.ts';
import { formatNuGetVersion, type NuGetVersion } from './nuget-version.ts';
import { nuGetVersionsEqual } from './version-order.ts';
import { isFloating, type VersionRange } from './version-range.ts';

/** The normalized form, with both ends spelled out: `[1.0.0, )`, `[1.*, )`, `(, 2.0.0]`. */
export function formatVersionRange(range: VersionRange): string {
  return spellOut(range, formatLower(range));
}

/** The shortest form that a project file can hold: `1.0.0`, `1.*`, `[1.0.0]`, `[1.0.0, 2.0.0)`. */
export function formatShortVersionRange(range: VersionRange): string {
  if (isMinimum(range)) return formatLower(range);
  return exactVersion(range) ?? formatVersionRange(range);
}

/** The form of a dependency in a nuspec: short, and with the lower bound in the place of what floats. */
export function formatNuspecVersionRange(range: VersionRange): string {
  if (isMinimum(range)) return format(range.min);
  return exactVersion(range) ?? spellOut(range, format(range.min));
}

/** The form for people: `>= 1.0.0 && < 2.0.0`, `= 1.0.0`; empty for a range without ends. */
export function formatReadableVersionRange(range: VersionRange): string {
  if (exactVersion(range) !== undefined) return `= ${format(range.min)}`;
  const lower = range.min === undefined ? [] : [`>${range.minInclusive ? '=' : ''} ${format(range.min)}`];
  const upper = range.max === undefined ? [] : [`<${range.maxInclusive ? '=' : ''} ${format(range.max)}`];
  return [...lower, ...upper].join(' && ');
}

function spellOut(range: VersionRange, lower: string): string {
  return `${range.minInclusive ? '[' : '('}${lower}, ${format(range.max)}${range.maxInclusive ? ']' : ')'}`;
}

function formatLower(range: VersionRange): string {
  return range.float !== undefined && isFloating(range) ? formatFloatRange(range.float) : format(range.min);
}

function format(version: NuGetVersion | undefined): string {
  return version === undefined ? '' : formatNuGetVersion(version);
}

/** An inclusive lower bound and nothing else, which NuGet writes without brackets. */
function isMinimum(range: VersionRange): boolean {
  return range.minInclusive && range.max === undefined;
}

/** `[1.0.0]` for a range of exactly one version. */
function exactVersion({ min, minInclusive, max, maxInclusive }: VersionRange): string | undefined {
  if (min === undefined || max === undefined || !minInclusive || !maxInclusive) return undefined;
  return nuGetVersionsEqual(min, max) ? `[${formatNuGetVersion(min)}]` : undefined;
}
