import { compareOrdinal } from './compare-ordinal.ts';
import { compareFrameworkVersions } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { isAny, isNetCore50, isPackageBased, isUnsupported, type TargetFramework } from './target-framework.ts';

/** Of frameworks that are not packages, these are preferred, in this order. */
const NOT_PACKAGE_BASED = ['.netframework', '.netcore', 'windows', 'windowsphoneapp'];
/** Of frameworks that are packages, these are preferred, in this order. */
const PACKAGE_BASED = ['.netcoreapp', '.netstandardapp', '.netstandard', '.netplatform'];
/** Of the names of one framework, these are preferred, in this order. */
const NAMES = [
  'windows',
  '.netcore',
  'winrt',
  'windowsphone',
  'silverlight',
  'dnxcore',
  'asp.netcore',
  'dnx',
  'asp.net',
];

/** Negative, zero or positive as `a` is before, level with or after `b`: by name, version, profile and platform. */
export function compareFrameworks(a: TargetFramework, b: TargetFramework): number {
  return (
    specialRank(a) - specialRank(b) ||
    compareIgnoringCase(a.identifier, b.identifier) ||
    compareFrameworkVersions(a.version, b.version) ||
    compareIgnoringCase(a.profile, b.profile) ||
    compareIgnoringCase(a.platform, b.platform) ||
    compareFrameworkVersions(a.platformVersion, b.platformVersion)
  );
}

/** Negative, zero or positive as a project that runs both prefers `a`, neither or `b`. */
export function comparePrecedence(a: TargetFramework, b: TargetFramework): number {
  const isPackage = isSorted(a);
  const order = Number(isPackage) - Number(isSorted(b));
  return order || compareByList(a, b, isPackage ? PACKAGE_BASED : NOT_PACKAGE_BASED);
}

/** As `comparePrecedence`, for frameworks that are one under different names. */
export function compareNamePrecedence(a: TargetFramework, b: TargetFramework): number {
  return compareByList(a, b, NAMES);
}

/** For this order alone netcore50 does not count as a package. */
function isSorted(framework: TargetFramework): boolean {
  return isPackageBased(framework) && !isNetCore50(framework);
}

function compareByList(a: TargetFramework, b: TargetFramework, identifiers: readonly string[]): number {
  return rank(a, identifiers) - rank(b, identifiers);
}

function rank(framework: TargetFramework, identifiers: readonly string[]): number {
  const index = identifiers.indexOf(toLowerInvariant(framework.identifier));
  return index === -1 ? identifiers.length : index;
}

/** `any` comes first and the unsupported framework last. */
function specialRank(framework: TargetFramework): number {
  if (isAny(framework)) return -1;
  return isUnsupported(framework) ? 1 : 0;
}

function compareIgnoringCase(a: string, b: string): number {
  const x = a.toUpperCase();
  const y = b.toUpperCase();
  return compareOrdinal(x, y);
}
