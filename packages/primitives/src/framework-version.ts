/** The version of a framework or of its platform, as .NET's `System.Version` with absent parts read as zero. */
export interface FrameworkVersion {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;
}

/** 0.0, which stands for every version of a framework. */
export const NO_VERSION: FrameworkVersion = frameworkVersion(0);

const MAX_NUMBER = 2_147_483_647;
// Int32.Parse in the invariant culture: ASCII digits with a sign and white space of the C locale around them.
const NUMBER = /^[\t-\r ]*[+-]?[0-9]+[\t-\r ]*$/;

export function frameworkVersion(major: number, minor = 0, build = 0, revision = 0): FrameworkVersion {
  return { major, minor, build, revision };
}

/** Reads two to four numbers with dots between them, as .NET's `Version.TryParse` does. */
export function tryParseFrameworkVersion(text: string): FrameworkVersion | undefined {
  const numbers = text.split('.').map(parseNumber);
  const [major, minor, build = 0, revision = 0] = numbers;
  if (major === undefined || minor === undefined || numbers.length > 4) return undefined;
  return numbers.every((number) => number >= 0 && number <= MAX_NUMBER)
    ? frameworkVersion(major, minor, build, revision)
    : undefined;
}

/** Negative, zero or positive as `a` is below, level with or above `b`. */
export function compareFrameworkVersions(a: FrameworkVersion, b: FrameworkVersion): number {
  return a.major - b.major || a.minor - b.minor || a.build - b.build || a.revision - b.revision;
}

export function isNoVersion(version: FrameworkVersion): boolean {
  return compareFrameworkVersions(version, NO_VERSION) === 0;
}

/** At least `parts` numbers with dots between them, and as many more as are needed to lose nothing. */
export function formatFrameworkVersion(version: FrameworkVersion, parts: number): string {
  return significantNumbers(version, parts).join('.');
}

/** The numbers of the version without the zeros that end it, but at least `parts` of them. */
export function significantNumbers(version: FrameworkVersion, parts: number): readonly number[] {
  const numbers = [version.major, version.minor, version.build, version.revision];
  return numbers.slice(0, Math.max(parts, numbers.findLastIndex((number) => number > 0) + 1));
}

/** NaN, which is not within any limits, for what is not a number. `-0` is zero. */
function parseNumber(text: string): number {
  return NUMBER.test(text) ? Number(text) + 0 : NaN;
}
