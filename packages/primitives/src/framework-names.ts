import { toLowerInvariant } from './lower-invariant.ts';

/** Long names of frameworks and the short ones that folders have (NuGet.Frameworks, DefaultFrameworkMappings). */
const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['.NETCoreApp', 'netcoreapp'],
  ['.NETStandardApp', 'netstandardapp'],
  ['.NETStandard', 'netstandard'],
  ['.NETPlatform', 'dotnet'],
  ['.NETFramework', 'net'],
  ['.NETMicroFramework', 'netmf'],
  ['Silverlight', 'sl'],
  ['.NETPortable', 'portable'],
  ['WindowsPhone', 'wp'],
  ['WindowsPhoneApp', 'wpa'],
  ['Windows', 'win'],
  ['ASP.NET', 'aspnet'],
  ['ASP.NETCore', 'aspnetcore'],
  ['native', 'native'],
  ['MonoAndroid', 'monoandroid'],
  ['MonoTouch', 'monotouch'],
  ['MonoMac', 'monomac'],
  ['Xamarin.iOS', 'xamarinios'],
  ['Xamarin.Mac', 'xamarinmac'],
  ['Xamarin.PlayStation3', 'xamarinpsthree'],
  ['Xamarin.PlayStation4', 'xamarinpsfour'],
  ['Xamarin.PlayStationVita', 'xamarinpsvita'],
  ['Xamarin.WatchOS', 'xamarinwatchos'],
  ['Xamarin.TVOS', 'xamarintvos'],
  ['Xamarin.Xbox360', 'xamarinxboxthreesixty'],
  ['Xamarin.XboxOne', 'xamarinxboxone'],
  ['DNX', 'dnx'],
  ['DNXCore', 'dnxcore'],
  ['.NETCore', 'netcore'],
  ['WinRT', 'winrt'],
  ['UAP', 'uap'],
  ['Tizen', 'tizen'],
  ['.NETnanoFramework', 'netnano'],
]);

/** Other names for the same frameworks. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['netframework', '.NETFramework'],
  ['.net', '.NETFramework'],
  ['netcore', '.NETCore'],
  ['netportable', '.NETPortable'],
  ['asp.net', 'ASP.NET'],
  ['asp.netcore', 'ASP.NETCore'],
  ['xamarin.playstationthree', 'Xamarin.PlayStation3'],
  ['xamarinplaystationthree', 'Xamarin.PlayStation3'],
  ['xamarin.playstationfour', 'Xamarin.PlayStation4'],
  ['xamarinplaystationfour', 'Xamarin.PlayStation4'],
  ['xamarinplaystationvita', 'Xamarin.PlayStationVita'],
]);

/** Long names of profiles and the short ones; the full profile of .NET Framework has no long name. */
const SHORT_PROFILES: ReadonlyMap<string, string> = new Map([
  ['Client', 'Client'],
  ['CompactFramework', 'CF'],
  ['', 'Full'],
  ['WindowsPhone', 'WP'],
  ['WindowsPhone71', 'WP71'],
]);

const IDENTIFIER_OF = new Map([...byLowerCase(SHORT_NAMES), ...SYNONYMS]);
const SHORT_NAME_OF = byLowerCase(new Map([...SHORT_NAMES].map(([long, short]) => [short, long])));
const PROFILE_OF = byLowerCase(SHORT_PROFILES);
const SHORT_PROFILE_OF = byLowerCase(new Map([...SHORT_PROFILES].map(([long, short]) => [short, long])));

/** The long name for a long or short name or a synonym, in whatever case. */
export function identifierOf(name: string): string | undefined {
  return IDENTIFIER_OF.get(toLowerInvariant(name));
}

/** The short name for a long or short name, in whatever case. */
export function shortNameOf(identifier: string): string | undefined {
  return SHORT_NAME_OF.get(toLowerInvariant(identifier));
}

/** The long name of a profile; what has no other name is its own. */
export function profileOf(name: string): string {
  return PROFILE_OF.get(toLowerInvariant(name)) ?? name;
}

/** The short name of a profile; what has no other name is its own. */
export function shortProfileOf(profile: string): string {
  return profile === '' ? '' : (SHORT_PROFILE_OF.get(toLowerInvariant(profile)) ?? profile);
}

/** From both names of each pair, in lower case, to the first of them. */
function byLowerCase(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const pairs = [...names];
  return new Map([
    ...pairs.map(([name]): [string, string] => [name.toLowerCase(), name]),
    ...pairs.map(([name, other]): [string, string] => [other.toLowerCase(), name]),
  ]);
}
