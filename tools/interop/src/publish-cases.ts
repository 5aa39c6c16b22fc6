/** An app that the SDK publishes and we flatten. */
export interface PublishCase {
  /** Of the project, its package and its assembly. */
  readonly name: string;
  readonly framework: string;
  readonly rid?: string;
  /** Whether the app takes the runtime along. */
  readonly selfContained?: boolean;
  /** Whether it is an app of ASP.NET Core, whose shared framework has more. */
  readonly web?: boolean;
  readonly packages: readonly PublishReference[];
}

/** A `PackageReference`. */
export interface PublishReference {
  readonly id: string;
  readonly version: string;
  /** More attributes, such as `ExcludeAssets`. */
  readonly flags?: string;
}

const hosting = [real('Microsoft.Extensions.Hosting', '9.0.22')];
const sqlite = [real('SQLitePCLRaw.bundle_e_sqlite3', '2.0.6')];
const serilog = [
  real('Serilog.Extensions.Logging', '8.0.0'),
  real('Serilog.Sinks.Console', '5.0.0'),
  real('Polly', '8.9.1'),
  real('Newtonsoft.Json', '13.0.4'),
];
const satellites = [
  real('System.CommandLine', '2.0.15'),
  real('Dapper', '2.1.86'),
  real('FluentValidation', '11.11.0'),
];
const corners = [corner('All')];
const contents = ['Content', 'ContentCs', 'ContentNearest', 'ContentPatterns', 'ContentPlaceholder', 'Excluding'].map(
  (name) => corner(name),
);
const flagged = [
  corner('Lib', 'ExcludeAssets="runtime"'),
  corner('Native', 'IncludeAssets="native;compile"'),
  corner('Satellite', 'PrivateAssets="none"'),
  corner('RuntimesAny', 'PrivateAssets="compile"'),
  corner('Analyzer', 'PrivateAssets="all"'),
  corner('RefOnly'),
];

/** Packages that the shared framework has too: older than there, as new, newer. */
const older = [real('System.Text.Json', '8.0.0'), real('System.Collections.Immutable', '8.0.0')];
const newer = [real('System.Text.Json', '9.0.0'), real('System.Collections.Immutable', '9.0.0')];
const ancient = [real('System.Net.Http', '4.3.4'), real('System.Memory', '4.5.3'), real('Newtonsoft.Json', '13.0.4')];

/** Apps whose packages the framework has, in versions on both sides of its own. */
const FRAMEWORK_CASES: readonly PublishCase[] = [
  publishCase('Older', older, 'net8.0'),
  publishCase('Newer', newer, 'net8.0'),
  publishCase('Newer', newer, 'net9.0', 'linux-x64'),
  publishCase('Newer', newer, 'net10.0'),
  { ...publishCase('WebHosting', hosting, 'net8.0'), web: true },
  { ...publishCase('WebHosting', hosting, 'net9.0', 'win-x64'), web: true },
  { ...publishCase('WebHosting', hosting, 'net10.0'), web: true },
  publishCase('Ancient', ancient, 'net8.0'),
  publishCase('Ancient', ancient, 'net472'),
  publishCase('Newer', newer, 'net472'),
  { ...publishCase('SelfContained', [...newer, ...sqlite], 'net10.0', 'linux-x64'), selfContained: true },
];

/** Each kind of package with and without a runtime, and every framework. */
export const PUBLISH_CASES: readonly PublishCase[] = [
  publishCase('Hosting', hosting, 'net9.0'),
  publishCase('Hosting', hosting, 'net9.0', 'win-x64'),
  publishCase('Hosting', hosting, 'net10.0', 'linux-x64'),
  publishCase('Sqlite', sqlite, 'net8.0'),
  publishCase('Sqlite', sqlite, 'net9.0', 'osx-arm64'),
  publishCase('Sqlite', sqlite, 'net10.0', 'linux-musl-x64'),
  publishCase('Satellites', satellites, 'net8.0'),
  publishCase('Serilog', serilog, 'net10.0'),
  publishCase('Corners', [...corners, real('Newtonsoft.Json', '13.0.4')], 'net472'),
  publishCase('Corners', corners, 'net8.0'),
  publishCase('Corners', corners, 'net9.0', 'linux-x64'),
  publishCase('Corners', corners, 'net10.0', 'win-x86'),
  publishCase('Contents', contents, 'net8.0'),
  publishCase('Contents', contents, 'net472'),
  publishCase('Flags', flagged, 'net9.0', 'win-x64'),
  ...FRAMEWORK_CASES,
];

const DEEP_RIDS = ['win-x64', 'win-arm64', 'linux-x64', 'linux-arm64', 'linux-musl-arm64', 'osx-x64', 'osx-arm64'];

/** Every corner on every framework and runtime, and native files everywhere. */
export const DEEP_PUBLISH_CASES: readonly PublishCase[] = [
  ...PUBLISH_CASES,
  ...DEEP_RIDS.map((rid) => publishCase('DeepCorners', corners, 'net8.0', rid)),
  ...DEEP_RIDS.map((rid) => publishCase('DeepSqlite', [...sqlite, ...satellites], 'net10.0', rid)),
  ...DEEP_RIDS.map((rid) => publishCase('DeepContents', [...contents, ...serilog], 'net9.0', rid)),
];

function publishCase(
  kind: string,
  packages: readonly PublishReference[],
  framework: string,
  rid?: string,
): PublishCase {
  const name = [kind, framework, rid ?? 'any'].join('-');
  return { name, framework, packages, ...(rid === undefined ? {} : { rid }) };
}

function real(id: string, version: string): PublishReference {
  return { id, version };
}

function corner(name: string, flags = ''): PublishReference {
  return { id: `Corner.${name}`, version: '1.0.0', flags };
}
