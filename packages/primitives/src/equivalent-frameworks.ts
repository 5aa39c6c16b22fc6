import { frameworkVersion } from './framework-version.ts';
import { toLowerInvariant } from './lower-invariant.ts';
import { oncePerObject } from './once-per-object.ts';
import { frameworkKey, targetFramework, type TargetFramework } from './target-framework.ts';

/** Frameworks that are one under several names (NuGet.Frameworks, DefaultFrameworkMappings.EquivalentFrameworks). */
const GROUPS: readonly (readonly TargetFramework[])[] = [
  [of('UAP', 0), of('UAP', 10)],
  [of('Windows', 0), of('Windows', 8), of('.NETCore', 4, 5), of('.NETCore', 0), of('WinRT', 4, 5), of('WinRT', 0)],
  [of('Windows', 8, 1), of('.NETCore', 4, 5, 1)],
  [of('WindowsPhone', 0), of('WindowsPhone', 7), silverlight('WindowsPhone', 3)],
  [of('WindowsPhone', 7, 1), silverlight('WindowsPhone71', 4)],
  [of('WindowsPhone', 8), silverlight('WindowsPhone', 8)],
  [of('WindowsPhone', 8, 1), silverlight('WindowsPhone', 8, 1)],
  [of('WindowsPhoneApp', 0), of('WindowsPhoneApp', 8, 1)],
  [of('Tizen', 0), of('Tizen', 3)],
  [of('DNX', 0), of('DNX', 4, 5), of('ASP.NET', 0), of('ASP.NET', 5)],
  [of('DNXCore', 0), of('DNXCore', 5), of('ASP.NETCore', 0), of('ASP.NETCore', 5)],
  [of('.NETPlatform', 0), of('.NETPlatform', 5)],
];

/** Profiles of one framework that count as each other. The client profile is the full framework to NuGet. */
const PROFILES: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = new Map([
  [
    '.netframework',
    new Map([
      ['', ['Client', 'Full']],
      ['client', ['']],
      ['full', ['']],
    ]),
  ],
  ['silverlight', phoneProfiles()],
  ['windowsphone', phoneProfiles()],
]);

const GROUP_OF: ReadonlyMap<string, readonly TargetFramework[]> = new Map(
  GROUPS.flatMap((group) => group.map((framework) => [frameworkKey(framework), group])),
);

const OF_IDENTIFIER: ReadonlyMap<string, readonly TargetFramework[]> = Map.groupBy(GROUPS.flat(), ({ identifier }) =>
  toLowerInvariant(identifier),
);

/** The versions of the framework of that name, in whatever case, that have an equivalent under another name. */
export function versionsWithEquivalents(identifier: string): readonly TargetFramework[] {
  return OF_IDENTIFIER.get(toLowerInvariant(identifier)) ?? [];
}

/** The frameworks that the given one is, under other names or profiles; not the given one itself. */
export const equivalentFrameworks: (framework: TargetFramework) => readonly TargetFramework[] = oncePerObject(
  (framework) => {
    const group = equivalenceGroup(framework);
    const key = frameworkKey(framework);
    return [...group, ...group.flatMap(withOtherProfiles)].filter((other) => frameworkKey(other) !== key);
  },
);

/** The framework and all that are the same under another name, always in the same order. */
export function equivalenceGroup(framework: TargetFramework): readonly TargetFramework[] {
  return GROUP_OF.get(frameworkKey(framework)) ?? [framework];
}

function withOtherProfiles({ identifier, version, profile }: TargetFramework): TargetFramework[] {
  const others = PROFILES.get(toLowerInvariant(identifier))?.get(toLowerInvariant(profile)) ?? [];
  return others.map((other) => targetFramework(identifier, version, other));
}

function of(identifier: string, major: number, minor = 0, build = 0): TargetFramework {
  return targetFramework(identifier, frameworkVersion(major, minor, build));
}

function silverlight(profile: string, major: number, minor = 0): TargetFramework {
  return targetFramework('Silverlight', frameworkVersion(major, minor), profile);
}

function phoneProfiles(): ReadonlyMap<string, readonly string[]> {
  return new Map([
    ['windowsphone', ['WindowsPhone71']],
    ['windowsphone71', ['WindowsPhone']],
  ]);
}
