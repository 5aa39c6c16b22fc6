import { equivalentFrameworks, versionsWithEquivalents } from './equivalent-frameworks.ts';
import { compareFrameworkVersions, type FrameworkVersion, frameworkVersion } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { oncePerObject } from './once-per-object.ts';
import { portableProfileNumber } from './portable-frameworks.ts';
import { profileStandard } from './portable-profiles.ts';
import { frameworkKey, isPortable, targetFramework, type TargetFramework } from './target-framework.ts';

interface Support {
  /** From this version on, a framework supports … */
  readonly since: FrameworkVersion;
  /** … these, and all lower versions of them. */
  readonly supports: readonly TargetFramework[];
}

const ALL_MONO = [dotnet(6), standard(2, 1)];
const CONSOLES = [dotnet(6), standard(2, 0)];

/** What a framework runs that is not built for it (NuGet.Frameworks, DefaultFrameworkMappings.CompatibilityMappings). */
const SUPPORT: ReadonlyMap<string, readonly Support[]> = new Map([
  [
    '.netframework',
    [
      since([4, 5], dotnet(2), standard(1, 1)),
      since([4, 5, 1], dotnet(3), standard(1, 2)),
      since([4, 6], dotnet(4), standard(1, 3)),
      since([4, 6, 1], dotnet(5), standard(2, 0)),
      since([4, 6, 2], dotnet(6)),
    ],
  ],
  [
    '.netcoreapp',
    [
      since([1, 0], standard(1, 6)),
      since([1, 1], standard(1, 7)),
      since([2, 0], standard(2, 0)),
      since([3, 0], standard(2, 1)),
    ],
  ],
  [
    'uap',
    [
      since([0], of('Windows', 8, 1), of('WindowsPhoneApp', 8, 1), of('.NETCore', 5), dotnet(5), standard(1, 4)),
      since([10, 0, 15_064], standard(2, 0)),
    ],
  ],
  [
    '.netcore',
    [
      since([4, 5], dotnet(2), standard(1, 1)),
      since([4, 5, 1], dotnet(3), standard(1, 2)),
      since([5], dotnet(5), standard(1, 4)),
    ],
  ],
  ['windows', [since([0], of('WinRT', 4, 5))]],
  ['windowsphone', [since([8], dotnet(1), standard(1, 0))]],
  ['windowsphoneapp', [since([8, 1], dotnet(3), standard(1, 2))]],
  ['dnxcore', [since([0], dotnet(6), standard(1, 5))]],
  ['tizen', [since([3], standard(1, 6)), since([4], standard(2, 0)), since([6], standard(2, 1))]],
  ['monoandroid', [since([0], ...ALL_MONO)]],
  ['monomac', [since([0], ...ALL_MONO)]],
  ['monotouch', [since([0], ...ALL_MONO)]],
  ['xamarin.ios', [since([0], ...ALL_MONO)]],
  ['xamarin.mac', [since([0], ...ALL_MONO)]],
  ['xamarin.tvos', [since([0], ...ALL_MONO)]],
  ['xamarin.watchos', [since([0], ...ALL_MONO)]],
  ['xamarin.playstation3', [since([0], ...CONSOLES)]],
  ['xamarin.playstation4', [since([0], ...CONSOLES)]],
  ['xamarin.playstationvita', [since([0], ...CONSOLES)]],
  ['xamarin.xbox360', [since([0], ...CONSOLES)]],
  ['xamarin.xboxone', [since([0], ...CONSOLES)]],
]);

/** Frameworks that contain another one in the same version. */
const CONTAINS: ReadonlyMap<string, string> = new Map([
  ['dnx', '.NETFramework'],
  ['dnxcore', '.NETPlatform'],
  ['.netstandardapp', '.NETStandard'],
]);

/**
 * The framework and everything that it runs, each in the highest version: what it is under other names, what it
 * contains and what it supports, and the same of those. By identifier, in lower case.
 */
export const runnableFrameworks: (framework: TargetFramework) => ReadonlyMap<string, readonly TargetFramework[]> =
  oncePerObject((framework) => {
    const found = new Map([[frameworkKey(framework), framework]]);
    // A map iterates over what is added on the way, so this goes on until nothing new is found.
    for (const each of found.values()) {
      for (const next of directlyRunnable(each)) {
        if (!found.has(frameworkKey(next))) found.set(frameworkKey(next), next);
      }
    }
    // Not part of the search: from its .NET Standard a profile must not come to the older dotnet.
    const all = [...found.values(), ...portableStandard(framework)];
    return Map.groupBy(all, ({ identifier }) => toLowerInvariant(identifier));
  });

function directlyRunnable(framework: TargetFramework): readonly TargetFramework[] {
  return [
    ...equivalentFrameworks(framework),
    ...lowerEquivalents(framework),
    ...contained(framework),
    ...supported(framework),
  ];
}

/** What lower versions of the framework are under other names. */
function lowerEquivalents(framework: TargetFramework): readonly TargetFramework[] {
  return versionsWithEquivalents(framework.identifier)
    .filter(({ version, profile }) => {
      const isLower = compareFrameworkVersions(version, framework.version) <= 0;
      return isLower && toLowerInvariant(profile) === toLowerInvariant(framework.profile);
    })
    .flatMap(equivalentFrameworks);
}

function contained({ identifier, version, profile }: TargetFramework): readonly TargetFramework[] {
  const inner = CONTAINS.get(toLowerInvariant(identifier));
  return inner === undefined || profile !== '' ? [] : [targetFramework(inner, version)];
}

function supported({ identifier, version, profile }: TargetFramework): readonly TargetFramework[] {
  const rows = profile === '' ? (SUPPORT.get(toLowerInvariant(identifier)) ?? []) : [];
  return rows.filter((row) => compareFrameworkVersions(row.since, version) <= 0).flatMap((row) => row.supports);
}

function portableStandard(framework: TargetFramework): readonly TargetFramework[] {
  const profileNumber = isPortable(framework) ? portableProfileNumber(framework) : undefined;
  const highest = profileNumber === undefined ? undefined : profileStandard(profileNumber);
  return highest === undefined ? [] : [highest];
}

function since(numbers: readonly [number, number?, number?], ...supports: TargetFramework[]): Support {
  return { since: frameworkVersion(...numbers), supports };
}

function of(identifier: string, major: number, minor = 0): TargetFramework {
  return targetFramework(identifier, frameworkVersion(major, minor));
}

function standard(major: number, minor: number): TargetFramework {
  return of('.NETStandard', major, minor);
}

/** The predecessors of .NET Standard: dotnet5.1 to dotnet5.6. */
function dotnet(minor: number): TargetFramework {
  return of('.NETPlatform', 5, minor);
}
