/** What a package or project targets (NuGet.Frameworks, NuGetFramework). */
export interface TargetFramework {
  /** Full identifier such as `.NETCoreApp`, `.NETStandard`, `Any`; `Unsupported` for text that names none. */
  readonly identifier: string;
  /** Four numbers; absent ones are 0. */
  readonly version: FrameworkVersion;
  /** Profile such as `client` or `Profile259`; empty where there is none. */
  readonly profile: string;
  /** Operating system of .NET 5 and later, such as `windows`; empty where there is none. */
  readonly platform: string;
  readonly platformVersion: FrameworkVersion;
}

export type FrameworkVersion = readonly [number, number, number, number];

export const NO_VERSION: FrameworkVersion = [0, 0, 0, 0];

/** Stands for any framework at all. */
export const ANY_FRAMEWORK: TargetFramework = framework('Any');
export const UNSUPPORTED_FRAMEWORK: TargetFramework = framework('Unsupported');

/** Short folder names by identifier (NuGet.Frameworks, DefaultFrameworkMappings). */
const SHORT_NAMES: readonly (readonly [identifier: string, short: string])[] = [
  ['.NETFramework', 'net'],
  ['.NETCoreApp', 'netcoreapp'],
  ['.NETStandard', 'netstandard'],
  ['.NETPortable', 'portable'],
  ['.NETPlatform', 'dotnet'],
  ['.NETCore', 'netcore'],
  ['.NETMicroFramework', 'netmf'],
  ['.NETnanoFramework', 'netnano'],
  ['ASP.NET', 'aspnet'],
  ['ASP.NETCore', 'aspnetcore'],
  ['Silverlight', 'sl'],
  ['Windows', 'win'],
  ['WindowsPhone', 'wp'],
  ['WindowsPhoneApp', 'wpa'],
  ['UAP', 'uap'],
  ['MonoAndroid', 'monoandroid'],
  ['MonoTouch', 'monotouch'],
  ['MonoMac', 'monomac'],
  ['Xamarin.iOS', 'xamarinios'],
  ['Xamarin.Mac', 'xamarinmac'],
  ['Xamarin.TVOS', 'xamarintvos'],
  ['Xamarin.WatchOS', 'xamarinwatchos'],
  ['Tizen', 'tizen'],
  ['native', 'native'],
  ['Any', 'any'],
  ['Agnostic', 'agnostic'],
  ['Unsupported', 'unsupported'],
];

const IDENTIFIER_BY_SHORT = new Map(SHORT_NAMES.map(([identifier, short]) => [short, identifier]));
const SHORT_BY_IDENTIFIER = new Map(SHORT_NAMES.map(([identifier, short]) => [identifier.toLowerCase(), short]));
const IDENTIFIER_BY_NAME = new Map(SHORT_NAMES.map(([identifier]) => [identifier.toLowerCase(), identifier]));
const SHORT_FORM = /^([a-z]+)([0-9.]*)(?:-(.+))?$/;

/** Reads a short folder name (`net8.0-windows`) or a full name (`.NETCoreApp,Version=v8.0`). Never throws. */
export function parseTargetFramework(text: string): TargetFramework {
  const name = text.trim();
  const isFullName = name.includes(',') || name.startsWith('.');
  return (isFullName ? parseFullName(name) : (parseShortName(name) ?? parseJoinedName(name))) ?? UNSUPPORTED_FRAMEWORK;
}

/** The short folder name, as NuGetFramework.GetShortFolderName writes it. */
export function formatTargetFramework(tfm: TargetFramework): string {
  const short = SHORT_BY_IDENTIFIER.get(tfm.identifier.toLowerCase()) ?? tfm.identifier.toLowerCase();
  if (tfm.identifier === '.NETCoreApp' && tfm.version[0] >= 5) {
    return `net${dotted(tfm.version)}${formatPlatform(tfm)}`;
  }
  const isDotted = ['.NETCoreApp', '.NETStandard', '.NETPlatform', 'UAP'].includes(tfm.identifier);
  const digits = isDotted ? dotted(tfm.version) : undotted(tfm.version, isShortest(tfm) ? 1 : 2);
  const version = tfm.version.every((part) => part === 0) ? '' : digits;
  return `${short}${version}${tfm.profile === '' ? '' : `-${tfm.profile.toLowerCase()}`}`;
}

/** The full name without platform, `.NETCoreApp,Version=v8.0`, as project.assets.json writes it. */
export function formatFrameworkName(tfm: TargetFramework): string {
  const profile = tfm.profile === '' ? '' : `,Profile=${tfm.profile}`;
  return `${tfm.identifier},Version=v${dotted(tfm.version)}${profile}`;
}

export function frameworksEqual(a: TargetFramework, b: TargetFramework): boolean {
  return (
    a.identifier.toLowerCase() === b.identifier.toLowerCase() &&
    compareFrameworkVersions(a.version, b.version) === 0 &&
    a.profile.toLowerCase() === b.profile.toLowerCase() &&
    a.platform.toLowerCase() === b.platform.toLowerCase() &&
    compareFrameworkVersions(a.platformVersion, b.platformVersion) === 0
  );
}

export function compareFrameworkVersions(a: FrameworkVersion, b: FrameworkVersion): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

function parseShortName(text: string): TargetFramework | undefined {
  const match = SHORT_FORM.exec(text.toLowerCase());
  if (match === null) return undefined;
  const [, short = '', digits = '', suffix = ''] = match;
  const identifier = short === 'windows' ? 'Windows' : IDENTIFIER_BY_SHORT.get(short);
  const version = parseDigits(digits);
  if (identifier === undefined || version === undefined) return undefined;
  const isModern = identifier === '.NETFramework' && version[0] >= 5;
  if (!isModern && !(identifier === '.NETCoreApp' && version[0] >= 5)) return framework(identifier, version, suffix);
  return modernFramework(version, suffix);
}

/** .NET 5 and later: what follows the dash is an operating system and its version. */
function modernFramework(version: FrameworkVersion, suffix: string): TargetFramework | undefined {
  const [, platform = '', digits = ''] = /^([a-z]+)([0-9.]*)$/.exec(suffix) ?? [];
  // Unlike in the name of a framework, digits without dots are one number: `android34` is 34.0.
  const platformVersion = parseDotted(digits);
  if ((suffix !== '' && platform === '') || platformVersion === undefined) return undefined;
  return { ...framework('.NETCoreApp', version), platform, platformVersion };
}

function parseFullName(text: string): TargetFramework | undefined {
  const [name = '', ...parts] = text.split(',').map((part) => part.trim());
  const identifier = IDENTIFIER_BY_NAME.get(name.toLowerCase());
  const value = (key: string): string => {
    const part = parts.find((candidate) => candidate.toLowerCase().startsWith(`${key}=`));
    return part?.slice(key.length + 1).trim() ?? '';
  };
  const version = parseDotted(value('version').replace(/^v/i, ''));
  if (identifier === undefined) return parseJoinedName(name);
  return version === undefined ? undefined : framework(identifier, version, value('profile'));
}

/** The form of old nuspecs: `.NETFramework4.6.1`. */
function parseJoinedName(text: string): TargetFramework | undefined {
  const [, name = '', digits = ''] = /^(.*?)([0-9.]*)$/.exec(text) ?? [];
  const identifier = IDENTIFIER_BY_NAME.get(name.toLowerCase());
  const version = parseDigits(digits);
  return identifier === undefined || version === undefined ? undefined : framework(identifier, version);
}

/** Without dots every digit is a number of its own: `472` is 4.7.2. */
function parseDigits(digits: string): FrameworkVersion | undefined {
  return digits.includes('.') ? parseDotted(digits) : parseDotted(Array.from(digits).join('.'));
}

function parseDotted(text: string): FrameworkVersion | undefined {
  if (text === '') return NO_VERSION;
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^\d{1,9}$/.test(part))) return undefined;
  const [major = 0, minor = 0, build = 0, revision = 0] = parts.map(Number);
  return [major, minor, build, revision];
}

function dotted(version: FrameworkVersion): string {
  const count = version[3] !== 0 ? 4 : version[2] !== 0 ? 3 : 2;
  return version.slice(0, count).join('.');
}

/** Digits without dots while each number is one digit; dots otherwise. At least `least` numbers. */
function undotted(version: FrameworkVersion, least: number): string {
  if (version.some((part) => part > 9)) return dotted(version);
  const [, digits = ''] = /^(.*?)0*$/.exec(version.join('')) ?? [];
  return digits.padEnd(least, '0');
}

/** Frameworks that NuGet writes with one digit where the rest is zero: `win8`, `sl5`. */
function isShortest({ identifier }: TargetFramework): boolean {
  return ['Windows', 'WindowsPhone', 'Silverlight'].includes(identifier);
}

function formatPlatform(tfm: TargetFramework): string {
  if (tfm.platform === '') return '';
  const version = tfm.platformVersion.every((part) => part === 0) ? '' : dotted(tfm.platformVersion);
  return `-${tfm.platform}${version}`;
}

function framework(identifier: string, version: FrameworkVersion = [0, 0, 0, 0], profile = ''): TargetFramework {
  return { identifier, version, profile, platform: '', platformVersion: [0, 0, 0, 0] };
}
