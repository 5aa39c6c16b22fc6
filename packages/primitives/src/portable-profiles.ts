import { equivalenceGroup } from './equivalent-frameworks.ts';
import { frameworkVersion } from './framework-version.ts';
import { frameworkKey, targetFramework, type TargetFramework } from './target-framework.ts';

type Member = keyof typeof MEMBERS;

const MEMBERS = {
  net4: targetFramework('.NETFramework', frameworkVersion(4)),
  net403: targetFramework('.NETFramework', frameworkVersion(4, 0, 3)),
  net45: targetFramework('.NETFramework', frameworkVersion(4, 5)),
  net451: targetFramework('.NETFramework', frameworkVersion(4, 5, 1)),
  win8: targetFramework('Windows', frameworkVersion(8)),
  win81: targetFramework('Windows', frameworkVersion(8, 1)),
  sl4: targetFramework('Silverlight', frameworkVersion(4)),
  sl5: targetFramework('Silverlight', frameworkVersion(5)),
  wp7: targetFramework('WindowsPhone', frameworkVersion(7)),
  wp75: targetFramework('WindowsPhone', frameworkVersion(7, 5)),
  wp8: targetFramework('WindowsPhone', frameworkVersion(8)),
  wp81: targetFramework('WindowsPhone', frameworkVersion(8, 1)),
  wpa81: targetFramework('WindowsPhoneApp', frameworkVersion(8, 1)),
} as const;

/**
 * The frameworks that each portable profile runs on (NuGet.Frameworks, DefaultPortableFrameworkMappings). The order
 * is NuGet's: the first profile that fits a set of frameworks is its profile.
 */
const PROFILES: ReadonlyMap<number, readonly TargetFramework[]> = new Map([
  profile(31, 'win81', 'wp81'),
  profile(32, 'win81', 'wpa81'),
  profile(44, 'net451', 'win81'),
  profile(84, 'wp81', 'wpa81'),
  profile(151, 'net451', 'win81', 'wpa81'),
  profile(157, 'win81', 'wp81', 'wpa81'),
  profile(7, 'net45', 'win8'),
  profile(49, 'net45', 'wp8'),
  profile(78, 'net45', 'win8', 'wp8'),
  profile(111, 'net45', 'win8', 'wpa81'),
  profile(259, 'net45', 'win8', 'wpa81', 'wp8'),
  profile(2, 'net4', 'win8', 'sl4', 'wp7'),
  profile(3, 'net4', 'sl4'),
  profile(4, 'net45', 'sl4', 'win8', 'wp7'),
  profile(5, 'net4', 'win8'),
  profile(6, 'net403', 'win8'),
  profile(14, 'net4', 'sl5'),
  profile(18, 'net403', 'sl4'),
  profile(19, 'net403', 'sl5'),
  profile(23, 'net45', 'sl4'),
  profile(24, 'net45', 'sl5'),
  profile(36, 'net4', 'sl4', 'win8', 'wp8'),
  profile(37, 'net4', 'sl5', 'win8'),
  profile(41, 'net403', 'sl4', 'win8'),
  profile(42, 'net403', 'sl5', 'win8'),
  profile(46, 'net45', 'sl4', 'win8'),
  profile(47, 'net45', 'sl5', 'win8'),
  profile(88, 'net4', 'sl4', 'win8', 'wp75'),
  profile(92, 'net4', 'win8', 'wpa81'),
  profile(95, 'net403', 'sl4', 'win8', 'wp7'),
  profile(96, 'net403', 'sl4', 'win8', 'wp75'),
  profile(102, 'net403', 'win8', 'wpa81'),
  profile(104, 'net45', 'sl4', 'win8', 'wp75'),
  profile(136, 'net4', 'sl5', 'win8', 'wp8'),
  profile(143, 'net403', 'sl4', 'win8', 'wp8'),
  profile(147, 'net403', 'sl5', 'win8', 'wp8'),
  profile(154, 'net45', 'sl4', 'win8', 'wp8'),
  profile(158, 'net45', 'sl5', 'win8', 'wp8'),
  profile(225, 'net4', 'sl5', 'win8', 'wpa81'),
  profile(240, 'net403', 'sl5', 'win8', 'wpa81'),
  profile(255, 'net45', 'sl5', 'win8', 'wpa81'),
  profile(328, 'net4', 'sl5', 'win8', 'wpa81', 'wp8'),
  profile(336, 'net403', 'sl5', 'win8', 'wpa81', 'wp8'),
  profile(344, 'net45', 'sl5', 'win8', 'wpa81', 'wp8'),
]);

/** Mono and Xamarin run these profiles too, in any version, without being named by them. */
const WITH_MONO: ReadonlySet<number> = new Set([
  5, 6, 7, 14, 19, 24, 37, 42, 44, 47, 49, 78, 92, 102, 111, 136, 147, 151, 158, 225, 255, 259, 328, 336, 344,
]);
const MONO: readonly TargetFramework[] = [
  targetFramework('MonoAndroid'),
  targetFramework('MonoTouch'),
  targetFramework('Xamarin.iOS'),
  targetFramework('Xamarin.Mac'),
  targetFramework('Xamarin.WatchOS'),
  targetFramework('Xamarin.TVOS'),
];

/** The highest .NET Standard that each profile has, as its minor version: 1.0, 1.1 or 1.2. */
const STANDARDS: ReadonlyMap<number, number> = new Map([
  [7, 1],
  [31, 0],
  [32, 2],
  [44, 2],
  [49, 0],
  [78, 0],
  [84, 0],
  [111, 1],
  [151, 2],
  [157, 0],
  [259, 0],
]);

/** What `findProfile` compares. */
const KEYS = [...PROFILES].map(([profileNumber, named]) => [profileNumber, new Set(named.map(groupKey))] as const);
const MONO_KEYS = new Set(MONO.map(anyVersionKey));

/** The frameworks that a profile names; empty for a number that is no profile. */
export function profileFrameworks(profileNumber: number): readonly TargetFramework[] {
  return PROFILES.get(profileNumber) ?? [];
}

/** The frameworks that run a profile without being named by it. */
export function optionalFrameworks(profileNumber: number): readonly TargetFramework[] {
  return WITH_MONO.has(profileNumber) ? MONO : [];
}

/** The highest .NET Standard whose libraries run on every framework of a profile. */
export function profileStandard(profileNumber: number): TargetFramework | undefined {
  const minor = STANDARDS.get(profileNumber);
  return minor === undefined ? undefined : targetFramework('.NETStandard', frameworkVersion(1, minor));
}

/** The number of the profile that names exactly these frameworks, whatever optional ones are among them. */
export function findProfile(frameworks: readonly TargetFramework[]): number | undefined {
  const found = new Map(frameworks.map((framework) => [groupKey(framework), anyVersionKey(framework)]));
  const all = [...found.keys()];
  const withoutMono = all.filter((key) => !MONO_KEYS.has(found.get(key) ?? ''));
  for (const [profileNumber, wanted] of KEYS) {
    const named = WITH_MONO.has(profileNumber) ? withoutMono : all;
    if (named.length === wanted.size && named.every((key) => wanted.has(key))) return profileNumber;
  }
  return undefined;
}

function anyVersionKey({ identifier, profile: profileName }: TargetFramework): string {
  return frameworkKey(targetFramework(identifier, undefined, profileName));
}

/** One key for all names of a framework, so that `win` and `netcore45` are found as `win8`. */
function groupKey(framework: TargetFramework): string {
  return equivalenceGroup(framework).map(frameworkKey)[0] ?? frameworkKey(framework);
}

function profile(profileNumber: number, ...members: Member[]): [number, readonly TargetFramework[]] {
  return [profileNumber, members.map((member) => MEMBERS[member])];
}
