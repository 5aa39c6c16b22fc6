import { PrimitivesError } from './errors.ts';
import { shortNameOf, shortProfileOf } from './framework-names.ts';
import {
  formatFrameworkVersion,
  frameworkVersion,
  type FrameworkVersion,
  isNoVersion,
  significantNumbers,
} from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { namedFrameworks } from './portable-frameworks.ts';
import {
  frameworksEqual,
  hasIdentifier,
  isAgnostic,
  isAny,
  isNet5Era,
  isPortable,
  isUnsupported,
  targetFramework,
  type TargetFramework,
} from './target-framework.ts';

/** Written with one digit, as in `win8` and `sl5`, where others have two. */
const SINGLE_DIGIT = ['Windows', 'WindowsPhone', 'Silverlight'];
/** Written with a dot between the numbers, as in `netstandard2.0`, where others have none. */
const DOTTED = ['.NETCoreApp', '.NETStandard', '.NETnanoFramework'];

/** The short name of dotnet5.0 is dotnet alone; its full name has the version all the same. */
const DOTNET = targetFramework('.NETPlatform');
const DOTNET_5 = targetFramework('.NETPlatform', frameworkVersion(5));

/**
 * The short name, which folders in packages have: `net8.0`, `net472`, `portable-net45+win8`. Throws
 * `FRAMEWORK_INVALID` for a name without letters and for a portable profile that names no frameworks.
 */
export function formatTargetFramework(framework: TargetFramework): string {
  if (isSpecial(framework)) return toLowerInvariant(framework.identifier);
  return toLowerInvariant(`${formatIdentifier(framework)}${formatShortVersion(framework)}${formatSuffix(framework)}`);
}

/** The full name, which MSBuild calls TargetFrameworkMoniker: `.NETFramework,Version=v4.7.2`. */
export function formatFrameworkName(framework: TargetFramework): string {
  const version = frameworksEqual(framework, DOTNET) ? DOTNET_5.version : framework.version;
  const profile = framework.profile === '' ? '' : `,Profile=${framework.profile}`;
  return `${framework.identifier},Version=v${formatFrameworkVersion(version, 2)}${profile}`;
}

/** What MSBuild calls TargetPlatformMoniker: `windows,Version=7.0`; empty for a framework without platform. */
export function formatPlatformName(framework: TargetFramework): string {
  const { platform, platformVersion } = framework;
  return platform === '' ? '' : `${platform},Version=${formatFrameworkVersion(platformVersion, 2)}`;
}

function isSpecial(framework: TargetFramework): boolean {
  return isAny(framework) || isAgnostic(framework) || isUnsupported(framework);
}

function formatIdentifier(framework: TargetFramework): string {
  const identifier = isNet5Era(framework) ? '.NETFramework' : framework.identifier;
  const name = shortNameOf(identifier) ?? identifier.replace(/[^\p{L}\p{Nd}]/gu, '');
  return name === '' ? fail('framework has a name without letters', framework) : name;
}

function formatShortVersion(framework: TargetFramework): string {
  return frameworksEqual(framework, DOTNET_5) ? '' : formatNumbers(framework, framework.version);
}

/** A number above 9 forces dots on frameworks that have none: `uap10.0`, `net4.10`. */
function formatNumbers(framework: TargetFramework, version: FrameworkVersion): string {
  if (isNoVersion(version)) return '';
  const numbers = significantNumbers(version, 2);
  if (DOTTED.some((name) => hasIdentifier(framework, name)) || numbers.some((number) => number > 9)) {
    return numbers.join('.');
  }
  const isSingleDigit = SINGLE_DIGIT.some((name) => hasIdentifier(framework, name));
  return significantNumbers(version, isSingleDigit ? 1 : 2).join('');
}

function formatSuffix(framework: TargetFramework): string {
  if (isPortable(framework)) return `-${formatPortableMembers(framework)}`;
  if (!isNet5Era(framework)) return withDash(shortProfileOf(framework.profile));
  return withDash(framework.platform && `${framework.platform}${formatNumbers(framework, framework.platformVersion)}`);
}

function formatPortableMembers(framework: TargetFramework): string {
  const names = new Set(namedFrameworks(framework).map(formatTargetFramework));
  if (framework.profile === '' || names.size === 0) return fail('portable profile names no frameworks', framework);
  return [...names].toSorted().join('+');
}

function withDash(text: string): string {
  return text === '' ? '' : `-${text}`;
}

function fail(message: string, framework: TargetFramework): never {
  throw new PrimitivesError('FRAMEWORK_INVALID', message, { found: formatFrameworkName(framework) });
}
