import { compareOrdinal } from './compare-ordinal.ts';
import type { NuGetVersion } from './nuget-version.ts';

const NUMERIC_LABEL = /^-?[0-9]+$/;
const MIN_INT32 = -2_147_483_648;
const MAX_INT32 = 2_147_483_647;

/**
 * Negative, zero or positive as `a` is before, level with or after `b`: numbers first, then release labels without
 * regard to case. Metadata does not count (NuGet.Versioning, `VersionComparer.Default`).
 */
export function compareNuGetVersions(a: NuGetVersion, b: NuGetVersion): number {
  return compareVersionNumbers(a, b) || compareReleaseLabels(a.releaseLabels, b.releaseLabels);
}

/** As `compareNuGetVersions`, with the metadata, without regard to case, as the last word. */
export function compareNuGetVersionsWithMetadata(a: NuGetVersion, b: NuGetVersion): number {
  return compareNuGetVersions(a, b) || compareIgnoringCase(a.metadata ?? '', b.metadata ?? '');
}

/** As `compareNuGetVersions`, by the four numbers alone: `1.0.0-beta` is level with `1.0.0`. */
export function compareVersionNumbers(a: NuGetVersion, b: NuGetVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch || a.revision - b.revision;
}

/** Whether both name one package version. Stricter than order: `1.0.0--0` is level with `1.0.0-0` but not equal. */
export function nuGetVersionsEqual(a: NuGetVersion, b: NuGetVersion): boolean {
  return compareVersionNumbers(a, b) === 0 && compareIgnoringCase(release(a), release(b)) === 0;
}

function release(version: NuGetVersion): string {
  return version.releaseLabels.join('.');
}

/** A version without labels is after every prerelease of it; of two lists, the one that ends first is before. */
function compareReleaseLabels(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [index, label] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareLabels(label, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareLabels(a: string, b: string): number {
  const x = numericLabel(a);
  const y = numericLabel(b);
  if (x !== undefined && y !== undefined) return x - y;
  if (x !== undefined) return -1;
  if (y !== undefined) return 1;
  return compareIgnoringCase(a, b);
}

/** NuGet asks Int32.TryParse: a leading dash is a sign, and a number too large for 32 bits compares as text. */
function numericLabel(label: string): number | undefined {
  const value = NUMERIC_LABEL.test(label) ? Number(label) : NaN;
  return value >= MIN_INT32 && value <= MAX_INT32 ? value : undefined;
}

/** Ordinal order of the upper-case forms. Labels and metadata are ASCII. */
function compareIgnoringCase(a: string, b: string): number {
  const x = a.toUpperCase();
  const y = b.toUpperCase();
  return compareOrdinal(x, y);
}
