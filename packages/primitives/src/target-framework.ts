import { type FrameworkVersion, formatFrameworkVersion, NO_VERSION } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { oncePerObject } from './once-per-object.ts';

/** What code is built for or runs on, as NuGet.Frameworks reads it. */
export interface TargetFramework {
  /** The long name: `.NETCoreApp`, `.NETFramework`, `.NETStandard`, `Any`, `Unsupported` and so on. */
  readonly identifier: string;
  readonly version: FrameworkVersion;
  /** As in `Client` or `Profile259`; empty for none. */
  readonly profile: string;
  /** As in `windows`; only .NET 5 and later have one, empty for none. */
  readonly platform: string;
  readonly platformVersion: FrameworkVersion;
}

/** The operating system of a framework such as `net8.0-windows10.0.19041`. */
export interface FrameworkPlatform {
  readonly name: string;
  readonly version: FrameworkVersion;
}

/** Fits every project: what a package has for `any`. */
export const ANY_FRAMEWORK: TargetFramework = targetFramework('Any');
/** Fits every project that is not unsupported. */
export const AGNOSTIC_FRAMEWORK: TargetFramework = targetFramework('Agnostic');
/** A name that NuGet does not know. It fits nothing, and is never to be taken for `any`. */
export const UNSUPPORTED_FRAMEWORK: TargetFramework = targetFramework('Unsupported');

const PACKAGE_BASED: ReadonlySet<string> = new Set([
  'dnxcore',
  '.netplatform',
  '.netstandard',
  '.netstandardapp',
  '.netcoreapp',
  'uap',
  'tizen',
]);

export function targetFramework(
  identifier: string,
  version: FrameworkVersion = NO_VERSION,
  profile = '',
  platform: FrameworkPlatform = { name: '', version: NO_VERSION },
): TargetFramework {
  const framework = { identifier, version, profile, platform: '', platformVersion: NO_VERSION };
  return isNet5Era(framework)
    ? { ...framework, platform: platform.name, platformVersion: platform.version }
    : framework;
}

/** Whether both are one framework: names without regard to case, and equal versions. */
export function frameworksEqual(a: TargetFramework, b: TargetFramework): boolean {
  return frameworkKey(a) === frameworkKey(b);
}

/** Equal keys name one framework. */
export const frameworkKey: (framework: TargetFramework) => string = oncePerObject((framework) => {
  const { identifier, version, profile, platform, platformVersion } = framework;
  const versions = `${formatFrameworkVersion(version, 4)}|${formatFrameworkVersion(platformVersion, 4)}`;
  return toLowerInvariant(`${identifier}|${profile}|${platform}|${versions}`);
});

/** Whether both have the same long name, in whatever version and profile. */
export function isSameIdentifier(a: TargetFramework, b: TargetFramework): boolean {
  return hasIdentifier(a, b.identifier);
}

export function hasIdentifier(framework: TargetFramework, identifier: string): boolean {
  return framework.identifier === identifier || toLowerInvariant(framework.identifier) === toLowerInvariant(identifier);
}

/** .NET 5 and later: written `net8.0`, with a platform and no profile. */
export function isNet5Era(framework: TargetFramework): boolean {
  return framework.version.major >= 5 && hasIdentifier(framework, '.NETCoreApp');
}

/** A portable class library, which runs on each of several frameworks. */
export function isPortable(framework: TargetFramework): boolean {
  return framework.version.major < 5 && hasIdentifier(framework, '.NETPortable');
}

export function isAny(framework: TargetFramework): boolean {
  return framework.identifier === ANY_FRAMEWORK.identifier;
}

export function isUnsupported(framework: TargetFramework): boolean {
  return framework.identifier === UNSUPPORTED_FRAMEWORK.identifier;
}

export function isAgnostic(framework: TargetFramework): boolean {
  return framework.identifier === AGNOSTIC_FRAMEWORK.identifier;
}

/** Whether the framework itself comes in packages, as .NET Core and .NET Standard do, and .NET Framework does not. */
export function isPackageBased(framework: TargetFramework): boolean {
  return PACKAGE_BASED.has(toLowerInvariant(framework.identifier)) || isNetCore50(framework);
}

/** `.NETCore` 5.0, the framework of Windows 10 applications before UAP; not .NET Core. */
export function isNetCore50(framework: TargetFramework): boolean {
  return framework.version.major >= 5 && hasIdentifier(framework, '.NETCore');
}
