import type { Build, BuildPackage } from '@nuspine/channels';
import type { Params } from './command.ts';
import type { CommandIo } from './command-io.ts';
import { nowOf } from './channel-params.ts';
import { CliError } from './errors.ts';
import { option, repeatedOption } from './param.ts';

/** A build, as options say it. */
export interface BuildArgs {
  readonly build?: string;
  readonly id?: string;
  readonly version?: string;
  readonly label?: string;
  readonly order?: string;
  readonly buildNumber?: string;
  readonly commit?: string;
  readonly branch?: string;
  readonly feed?: string;
  readonly baseUrl?: string;
  readonly package: readonly string[];
  readonly dependency: readonly string[];
  readonly artifact: readonly string[];
}

export const BUILD_PARAMS: Params<BuildArgs> = {
  build: option('--build <build.json>', 'file that describes the build, instead of the options below'),
  id: option('--id <id>', 'id of the build; the version by default'),
  version: option('--package-version <version>', 'version of what it made'),
  label: option('--label <text>', 'what Latest.txt says; the version by default'),
  order: option('--order <key>', 'where it stands among the builds of the channel: numbers with dots between them'),
  buildNumber: option('--build-number <number>', 'the same as an official build number of .NET, as 20260131.2'),
  commit: option('--commit <id>', 'commit that was built'),
  branch: option('--branch <name>', 'branch it is on; main by default'),
  feed: option('--feed <address>', 'where its packages are'),
  baseUrl: option('--base-url <address>', 'folder that clients download the artifacts from'),
  package: repeatedOption('--package <id@version>', 'a package it made'),
  dependency: repeatedOption('--dependency <id@version>', 'a package of others that it was built with'),
  artifact: repeatedOption(
    '--artifact <file>',
    'a file it made; a name as App-1.0.0-full.nupkg puts it on release feeds',
  ),
};

/** The build that the options say, or the file. Throws `CLI_USAGE` for what is missing. */
export async function readBuildArgs(args: BuildArgs & { readonly now?: string }, io: CommandIo): Promise<Build> {
  if (args.build !== undefined) {
    requireAlone(args);
    return readBuildFile(args.build);
  }
  const { formatInstant } = await import('@nuspine/channels');
  const version = required(args.version, '--package-version');
  const { id = version, label, feed, branch = 'main' } = args;
  return {
    id,
    version,
    ...(label === undefined ? {} : { label }),
    order: await readOrder(args),
    commit: required(args.commit, '--commit'),
    branch,
    date: formatInstant(nowOf(args, io)),
    ...(feed === undefined ? {} : { feed }),
    packages: args.package.map(readPackage),
    ...(args.dependency.length === 0 ? {} : { dependencies: args.dependency.map(readPackage) }),
    artifacts: await readArtifacts(args, version),
  };
}

/** A file says all of a build: what is said beside it would be left out, and nobody would notice. */
function requireAlone(args: BuildArgs): void {
  const values: Readonly<Record<string, unknown>> = { ...args };
  for (const [key, { flags }] of Object.entries(BUILD_PARAMS)) {
    const value = values[key];
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (key === 'build' || !isGiven) continue;
    const [flag = flags] = flags.split(' ');
    throw new CliError('CLI_USAGE', `--build says all of the build: leave out ${flag}, or --build`);
  }
}

async function readBuildFile(path: string): Promise<Build> {
  const { parseBuild } = await import('@nuspine/channels');
  const { readDocument } = await import('@nuspine/channels/fs');
  return parseBuild(await readDocument(path), path);
}

async function readOrder({ order, buildNumber }: BuildArgs): Promise<readonly number[]> {
  const { parseBuildNumber, parseOrderKey } = await import('@nuspine/channels');
  return buildNumber === undefined ? parseOrderKey(required(order, '--order')) : parseBuildNumber(buildNumber);
}

async function readArtifacts({ artifact, baseUrl }: BuildArgs, version: string): Promise<Build['artifacts']> {
  const { readArtifact } = await import('@nuspine/channels/fs');
  const options = { version, ...(baseUrl === undefined ? {} : { baseUrl }) };
  return Promise.all(artifact.map((path) => readArtifact(path, options)));
}

function readPackage(text: string): BuildPackage {
  const [, id, version] = /^([^@\s]+)@([^@\s]+)$/.exec(text) ?? [];
  if (id !== undefined && version !== undefined) return { id, version };
  throw new CliError('CLI_USAGE', `a package is written as id@version, not ${text}`, { found: text });
}

function required(text: string | undefined, flag: string): string {
  if (text !== undefined) return text;
  throw new CliError('CLI_USAGE', `${flag} is missing, or --build with a file that says it`);
}
