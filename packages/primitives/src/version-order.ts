import type { NuGetVersion } from './nuget-version.ts';

const INT32 = /^-?\d+$/;
const MIN_INT32 = -2_147_483_648;
const MAX_INT32 = 2_147_483_647;

/**
 * Negative, 0 or positive, as VersionComparer.Default orders versions: numbers, then labels, metadata ignored.
 * A release comes after its prereleases.
 */
export function compareNuGetVersions(a: NuGetVersion, b: NuGetVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    a.revision - b.revision ||
    compareReleaseLabels(a.releaseLabels, b.releaseLabels)
  );
}

function compareReleaseLabels(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (const [index, label] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareLabel(label, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numeric labels come before others; the others compare ordinally without case. */
function compareLabel(a: string, b: string): number {
  const numberA = parseInt32(a);
  const numberB = parseInt32(b);
  if (numberA !== undefined && numberB !== undefined) return numberA - numberB;
  if (numberA !== undefined) return -1;
  if (numberB !== undefined) return 1;
  return compareOrdinal(a.toUpperCase(), b.toUpperCase());
}

/** NuGet asks int.TryParse, so a label over 31 bits compares as text and `-1` is a number. */
function parseInt32(label: string): number | undefined {
  if (!INT32.test(label)) return undefined;
  const value = Number(label);
  return value >= MIN_INT32 && value <= MAX_INT32 ? value : undefined;
}

function compareOrdinal(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
