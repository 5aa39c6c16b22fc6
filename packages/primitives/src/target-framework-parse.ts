import { PrimitivesError } from './errors.ts';
import { identifierOf, profileOf } from './framework-names.ts';
import { type FrameworkVersion, frameworkVersion, NO_VERSION, tryParseFrameworkVersion } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { oncePerText } from './once-per-text.ts';
import { findProfile } from './portable-profiles.ts';
import {
  AGNOSTIC_FRAMEWORK,
  ANY_FRAMEWORK,
  hasIdentifier,
  isNet5Era,
  type TargetFramework,
  targetFramework,
  UNSUPPORTED_FRAMEWORK,
} from './target-framework.ts';
import { trimWhiteSpace } from './white-space.ts';

// The name is taken whole, by a look ahead, or a row of dots would be divided between name and version in every way.
const FOLDER = /^(?=([A-Za-z.]+))\1([0-9.]*)(?:-([0-9A-Za-z.+-]+))?$/;
const PLATFORM = /^([A-Za-z.]+)(.*)$/;
/** How much of a text an error shows. */
const MAX_FOUND = 200;
const SPECIAL = [ANY_FRAMEWORK, AGNOSTIC_FRAMEWORK, UNSUPPORTED_FRAMEWORK];

/** Names that old packages have for versions of .NET Framework. */
const NUMBERS_ALONE: ReadonlyMap<string, FrameworkVersion> = new Map([
  ['45', frameworkVersion(4, 5)],
  ['4.5', frameworkVersion(4, 5)],
  ['40', frameworkVersion(4)],
  ['4.0', frameworkVersion(4)],
  ['4', frameworkVersion(4)],
  ['35', frameworkVersion(3, 5)],
  ['3.5', frameworkVersion(3, 5)],
  ['20', frameworkVersion(2)],
  ['2.0', frameworkVersion(2)],
  ['2', frameworkVersion(2)],
]);

/**
 * Reads a short name such as `net8.0-windows7.0` or `portable-net45+win8`, or a full one such as
 * `.NETFramework,Version=v4.8`. A short name that NuGet does not know is the unsupported framework, not an error.
 * Throws `FRAMEWORK_INVALID`.
 */
export function parseTargetFramework(text: string): TargetFramework {
  return text.includes(',') ? fullNames(text) : parseFrameworkFolder(text);
}

/** As `parseTargetFramework`, for the name of a folder in a package, where a comma has no meaning. */
export function parseFrameworkFolder(text: string): TargetFramework {
  return folders(text);
}

const fullNames = oncePerText(parseFullName);
const folders = oncePerText(parseFolder);

function parseFolder(text: string): TargetFramework {
  const name = decodeAscii(text);
  const special = specialFramework(name);
  if (special !== undefined) return special;
  // Without a version, dotnet alone among all names means a certain one.
  if (toLowerInvariant(name) === 'dotnet') return targetFramework('.NETPlatform', frameworkVersion(5));
  const [matched, shortName = '', digits = '', profile = ''] = FOLDER.exec(name) ?? [];
  if (matched === undefined) return parseNumberAlone(name);
  const identifier = identifierOf(shortName);
  const version = digits === '' ? NO_VERSION : parseDigits(digits);
  if (identifier === undefined || version === undefined) return UNSUPPORTED_FRAMEWORK;
  return parseProfile(identifier, version, profile);
}

/**
 * Reads what MSBuild has in TargetFrameworkMoniker and TargetPlatformMoniker: `.NETCoreApp,Version=v8.0` and
 * `Windows,Version=7.0`. Throws `FRAMEWORK_INVALID`.
 */
export function parseFrameworkMonikers(framework: string, platform = ''): TargetFramework {
  const special = specialFramework(firstPart(framework));
  if (special !== undefined) return special;
  const parts = splitParts(framework);
  const identifier = identifierOf(parts.name) ?? parts.name;
  const plain = targetFramework(identifier, parts.version, profileOf(parts.profile));
  if (hasIdentifier(plain, '.NETPortable')) return parsePortable(plain);
  if (!isNet5Era(plain)) return plain;
  if (plain.profile !== '') return fail('this framework has no profiles', framework);
  if (platform === '') return plain;
  const { name, version } = splitParts(platform);
  return targetFramework(identifier, parts.version, '', { name, version });
}

/** Frameworks that a portable one names at most. Profiles name up to six. */
export const MAX_PORTABLE_MEMBERS = 32;

/**
 * The frameworks named in a list such as `net45+win8`. Throws `FRAMEWORK_INVALID` for one that has a profile, and for
 * more than `MAX_PORTABLE_MEMBERS` of them.
 */
export function parsePortableMembers(names: string): readonly TargetFramework[] {
  const members = names.split('+').filter((name) => name !== '');
  if (members.length > MAX_PORTABLE_MEMBERS) fail('portable profile names too many frameworks', names);
  return members.map((name) => {
    const member = parseTargetFramework(name);
    return member.profile === '' ? member : fail('framework in a portable profile has a profile itself', names);
  });
}

function parseFullName(text: string): TargetFramework {
  // What follows `Any` and the like is not even read.
  const special = specialFramework(firstPart(text));
  if (special !== undefined) return special;
  const { name, version, profile } = splitParts(text);
  const identifier = identifierOf(name) ?? name;
  const framework = targetFramework(identifier, version, profile);
  return isNet5Era(framework) ? targetFramework(identifier, version) : framework;
}

function parseProfile(identifier: string, version: FrameworkVersion, profile: string): TargetFramework {
  const framework = targetFramework(identifier, version, profileOf(profile));
  if (version.major >= 5 && (hasIdentifier(framework, '.NETFramework') || isNet5Era(framework))) {
    return parsePlatform(version, profile);
  }
  return hasIdentifier(framework, '.NETPortable') ? parsePortable({ ...framework, profile }) : framework;
}

/** From .NET 5 on, what follows the dash is a platform, and `net` is .NET and not .NET Framework. */
function parsePlatform(version: FrameworkVersion, text: string): TargetFramework {
  const [, name = text, digits = ''] = PLATFORM.exec(text) ?? [];
  const platformVersion = digits === '' ? NO_VERSION : parseDotted(digits);
  if (platformVersion === undefined) return UNSUPPORTED_FRAMEWORK;
  return targetFramework('.NETCoreApp', version, '', { name, version: platformVersion });
}

/** A list of frameworks that is the list of a numbered profile becomes that profile. */
function parsePortable(framework: TargetFramework): TargetFramework {
  const members = parsePortableMembers(framework.profile);
  if (members.length === 0) return UNSUPPORTED_FRAMEWORK;
  const profileNumber = findProfile(members);
  return profileNumber === undefined ? framework : { ...framework, profile: `Profile${String(profileNumber)}` };
}

function parseNumberAlone(name: string): TargetFramework {
  const version = NUMBERS_ALONE.get(name);
  return version === undefined ? UNSUPPORTED_FRAMEWORK : targetFramework('.NETFramework', version);
}

/** Digits without dots are a number each, and only four of them count: `472` is 4.7.2, and `100` is 1.0. */
function parseDigits(digits: string): FrameworkVersion | undefined {
  if (digits.includes('.')) return tryParseFrameworkVersion(digits);
  return tryParseFrameworkVersion([...digits.padEnd(2, '0').slice(0, 4)].join('.'));
}

/** A single number is the first of two. */
function parseDotted(text: string): FrameworkVersion | undefined {
  return tryParseFrameworkVersion(text.includes('.') ? text : `${text}.0`);
}

function specialFramework(name: string): TargetFramework | undefined {
  return SPECIAL.find((framework) => hasIdentifier(framework, name));
}

interface FullNameParts {
  readonly name: string;
  readonly version: FrameworkVersion;
  readonly profile: string;
}

/** Splits `name,Version=v1.2,Profile=p`. Of a part that comes twice, NuGet takes neither. */
function splitParts(text: string): FullNameParts {
  const parts = commaParts(text);
  const name = firstPart(text);
  const wanted = partValue(parts, 'version=')?.replace(/^v+/, '');
  const version = wanted === undefined ? NO_VERSION : parseDotted(wanted);
  const profile = partValue(parts, 'profile=') ?? '';
  if (version === undefined) return fail('framework has a version that is not one', text);
  if (identifierOf(name) === '.NETPortable' && profile.includes('-')) {
    return fail('framework in a portable profile has a profile itself', text);
  }
  return { name, version, profile };
}

function firstPart(text: string): string {
  return commaParts(text)[0] ?? fail('framework has no name', text);
}

function commaParts(text: string): readonly string[] {
  return text
    .split(',')
    .filter((part) => part !== '')
    .map(trimWhiteSpace);
}

function partValue(parts: readonly string[], start: string): string | undefined {
  const [part, extra] = parts.filter((each) => toLowerInvariant(each).startsWith(start));
  return extra === undefined ? part?.split('=')[1] : undefined;
}

/** Old packages have `%2B` for `+` in folder names. Nothing beyond ASCII has a place in a framework. */
function decodeAscii(text: string): string {
  return text.replace(/%([0-7][0-9A-Fa-f])/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

function fail(message: string, found: string): never {
  throw new PrimitivesError('FRAMEWORK_INVALID', message, { found: found.slice(0, MAX_FOUND) });
}
