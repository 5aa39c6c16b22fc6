import type { NuGetVersion } from '@nuspine/primitives';

/**
 * The order in which Squirrel offers releases. It is NuGet's, except that two pre-release labels that end in the same
 * letters and a number compare by that number: `beta9` comes before `beta10`.
 */
export function compareReleaseVersions(a: NuGetVersion, b: NuGetVersion): number {
  return (
    a.major - b.major ||
    a.minor - b.minor ||
    a.patch - b.patch ||
    a.revision - b.revision ||
    compareLabels(a.releaseLabels.join('.'), b.releaseLabels.join('.'))
  );
}

function compareLabels(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  const left = numbered(a);
  const right = numbered(b);
  if (left !== undefined && right !== undefined && left.letters === right.letters) {
    return compareOrdinally(left.number, right.number);
  }
  return compareOrdinally(a.toUpperCase(), b.toUpperCase());
}

interface NumberedLabel {
  readonly letters: string;
  readonly number: bigint;
}

function numbered(label: string): NumberedLabel | undefined {
  const [, letters, digits] = /([a-z]+)(\d+)$/i.exec(label) ?? [];
  if (letters === undefined || digits === undefined) return undefined;
  return { letters: letters.toUpperCase(), number: BigInt(digits) };
}

function compareOrdinally<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
