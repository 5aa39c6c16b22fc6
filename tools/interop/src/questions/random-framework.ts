import { pick, type Random, several } from '@nuspine/testkit';
import { damage, listOf, oneIn, words } from './random-text.ts';

/** What projects target and packages have folders for. */
const KNOWN = words(`
  net11 net20 net35 net40 net403 net45 net451 net452 net46 net461 net462 net463 net47 net472 net48 net481 net40-client
  net40-full netstandard netstandard1.0 netstandard1.1 netstandard1.2 netstandard1.3 netstandard1.4 netstandard1.5
  netstandard1.6 netstandard1.7 netstandard2.0 netstandard2.1 netcoreapp1.0 netcoreapp1.1 netcoreapp2.0 netcoreapp2.1
  netcoreapp3.0 netcoreapp3.1 net5.0 net6.0 net7.0 net8.0 net9.0 net10.0 net5.0-windows net6.0-windows7.0
  net8.0-windows net8.0-windows10.0.19041 net6.0-android net7.0-android33.0 net8.0-android34 net6.0-ios net8.0-ios17.2
  net6.0-tizen net8.0-maccatalyst net5.0-android net8.0-macos any agnostic unsupported dotnet dotnet5.1 dotnet5.4
  dotnet5.6 uap uap10.0 uap10.0.15063 uap10.0.15064 netcore netcore45 netcore451 netcore50 win win8 win81 winrt45 wpa
  wpa81 wp wp7 wp71 wp75 wp8 wp81 sl3 sl4 sl5 sl4-wp71 sl3-wp monoandroid monoandroid10 monotouch monomac xamarinios10
  xamarinmac20 xamarintvos xamarinwatchos xamarinpsvita tizen30 tizen40 tizen60 dnx451 dnxcore50 aspnet50 aspnetcore50
  native netmf netnano1.0 netstandardapp1.5
`);
const NAMES = words(`
  net netcoreapp netstandard netstandardapp dotnet netmf sl portable wp wpa win aspnet aspnetcore native monoandroid
  monotouch monomac xamarinios xamarinmac xamarinpsthree xamarinpsfour xamarinpsvita xamarinwatchos xamarintvos
  xamarinxboxthreesixty xamarinxboxone dnx dnxcore netcore winrt uap tizen netnano NETFramework .NETFramework .NET
  Silverlight WindowsPhone Windows asp.net Xamarin.iOS foo any agnostic unsupported .NETCoreApp NETCoreApp
  windowsphoneapp net. .NETPlatform .NETStandard .NETPortable
`);
const VERSIONS = words(`
  1 10 100 11 15 20 2.0 21 2.1 3 3.0 3.1 30 35 4 40 4.0 403 45 4.5 451 4.5.1 452 46 461 462 47 472 48 5 50 5.0 5.1 5.2
  5.3 5.4 5.5 5.6 51 6 6.0 7 7.0 71 75 8 8.0 81 8.1 9.0 10.0 10.0.15064 10.0.15063 1.0 1.1 1.2 1.3 1.6 1.7 99999 999
  1.2.3.4 1.2.3.4.5 . 5. .5 2147483648.0 2147483647.0 99999999999999999999.0 0 00 0.0 1.0.0 12.0 4.10 04.05 4.05
`);
const PROFILES = words(`
  client full Full CF CompactFramework wp wp71 WindowsPhone windowsphone71 windows windows7.0 windows10.0.19041
  windows10.0.19041.0 android android31.0 ios ios15.0 tvos tizen tizen7.0 maccatalyst15 macos browser 7.0 windows+7 a-b
  foo Profile259 profile7 net45+win8 windows8. x.y WINDOWS10.0 Client android034 android2147483648
`);
const MEMBERS = words(`
  net4 net40 net403 net45 net451 net46 win8 win win81 netcore45 netcore451 sl4 sl5 sl3-wp wp7 wp71 wp75 wp8 wp81 wpa
  wpa81 monoandroid monotouch xamarinios xamarinmac monoandroid10 foo sl40 netstandard1.0 wp profile7 windows8 wpa8
  netcore winrt45 NET45 Win8 dotnet any net5.0
`);
/** The portable profiles that packages were published for. */
const PORTABLE = words(`
  portable-net45+win8 portable-net45+win8+wpa81 portable-net45+win8+wp8+wpa81 portable-net40+sl5+win8+wp8
  portable-net4+sl4+win8+wp7 portable-net451+win81 portable-win81+wp81+wpa81 portable-net45+wp8
  portable-net40+sl4 portable-win+net45+wp8+wpa+monoandroid+monotouch portable-net4+sl5
`);
const SEPARATORS = words('+ + + %2B %2b ++');
const PLATFORMS = [
  '',
  'Windows,Version=7.0',
  'android',
  'ios,Version=v15',
  'x,Version=q',
  ',',
  'Windows,Version=10',
] as const;

/** A framework that NuGet knows; a portable one now and then. */
export function knownFramework(random: Random): string {
  if (oneIn(random, 5)) return portableFramework(random);
  return oneIn(random, 12) ? spelledFramework(random) : pick(random, KNOWN);
}

/** A portable class library, of a numbered profile or of frameworks that nobody put together before. */
export function portableFramework(random: Random): string {
  if (oneIn(random, 2)) return pick(random, PORTABLE);
  if (oneIn(random, 6)) return `.NETPortable,Version=v${pick(random, VERSIONS)},Profile=Profile${String(random(350))}`;
  const members = listOf(random, 5, () => pick(random, MEMBERS)).join(pick(random, SEPARATORS));
  return `portable${oneIn(random, 3) ? pick(random, VERSIONS) : ''}-${members}`;
}

/** A framework that may be one. */
export function anyFramework(random: Random): string {
  if (oneIn(random, 5)) return fullName(random);
  if (oneIn(random, 3)) return knownFramework(random);
  return oneIn(random, 3) ? damage(random, knownFramework(random)) : spelledFramework(random);
}

/** `name,Version=v1.0,Profile=x` with whatever can be wrong with it. */
export function fullName(random: Random): string {
  const version = `${pick(random, ['Version=v', 'version=', 'Version=vv', 'Version=V', 'Version= ', 'Version=+', 'Version = v', ''])}${pick(random, VERSIONS)}`;
  const parts = [pick(random, NAMES), version, ...several(random, 1, () => profilePart(random))];
  const name = `${oneIn(random, 20) ? ' ' : ''}${parts.join(pick(random, [',', ', ', ' ,', ',,']))}`;
  return oneIn(random, 12) ? damage(random, name) : name;
}

/** What MSBuild has for the platform of a framework. */
export function platformMoniker(random: Random): string {
  return pick(random, PLATFORMS);
}

function spelledFramework(random: Random): string {
  const version = oneIn(random, 5) ? '' : pick(random, VERSIONS);
  return `${pick(random, NAMES)}${version}${oneIn(random, 3) ? `-${pick(random, PROFILES)}` : ''}`;
}

function profilePart(random: Random): string {
  const profile = oneIn(random, 4) ? listOf(random, 3, () => pick(random, MEMBERS)).join('+') : pick(random, PROFILES);
  return `${pick(random, ['Profile=', 'profile=', 'Profile = ', 'PROFILE='])}${profile}`;
}
