import type { TargetConfiguration } from '@nx/devkit';
import type { TargetInput } from './code-input.ts';
import { feedInputs } from './feed-input.ts';
import type { ReleaseLine, ReleasesLine } from './release-line.ts';

/** Options of the plugin in nx.json: the names of targets. */
export interface PluginOptions {
  /** Target that makes the app package, as @nx/dotnet infers it. Default: `pack`. */
  readonly packTargetName?: string;
  readonly flattenTargetName?: string;
  readonly deltaTargetName?: string;
  readonly releasesTargetName?: string;
  readonly releasesVerifyTargetName?: string;
}

/** One project's release line, and what is known about the project. */
export interface LineProject {
  readonly line: ReleaseLine;
  /** Folder of the project, relative to the workspace. */
  readonly projectRoot: string;
  /** Whether a file beside `nuspine.json` makes the app package, so that `pack` comes first. */
  readonly packs: boolean;
  /** Folder of the plugin's package, relative to the workspace. */
  readonly pluginFolder: string;
  /** The input that stands for the executors' code. */
  readonly code: TargetInput;
}

/** Folder, relative to the project, where `dotnet pack` leaves packages. */
const PACK_FOLDER = 'bin/Release';
const FLATTEN_FOLDER = 'dist/flatten';
const DELTA_FOLDER = 'dist/delta';
const RELEASES_FOLDER = 'dist/releases';
const LINE_INPUT = '{projectRoot}/nuspine.json';
const ALL_PACKAGES: TargetInput = { dependentTasksOutputFiles: '**/*.nupkg', transitive: true };
const OUR_DELTAS: TargetInput = { dependentTasksOutputFiles: '**/*.nuspine', transitive: true };

/** The targets of a release line, each cacheable: equal inputs give equal bytes. */
export function inferTargets(project: LineProject, options: PluginOptions): Record<string, TargetConfiguration> {
  const names = {
    pack: options.packTargetName ?? 'pack',
    flatten: options.flattenTargetName ?? 'flatten',
    delta: options.deltaTargetName ?? 'delta',
    releases: options.releasesTargetName ?? 'releases',
    verify: options.releasesVerifyTargetName ?? 'releases-verify',
  };
  const targets = { [names.flatten]: flattenTarget(project, names.pack) };
  const { releases } = project.line;
  if (releases === undefined) return targets;
  return {
    ...targets,
    [names.delta]: deltaTarget(project, releases, names.flatten),
    [names.releases]: releasesTarget(project, releases, [names.flatten, names.delta]),
    [names.verify]: verifyTarget(project, names.releases),
  };
}

function flattenTarget(project: LineProject, pack: string): TargetConfiguration {
  const { line, packs, code } = project;
  const app = line.flatten.app ?? PACK_FOLDER;
  return {
    executor: '@nuspine/nx:flatten',
    cache: true,
    // Nx passes over a target that the project does not have.
    dependsOn: packs ? [pack] : [],
    inputs: [
      LINE_INPUT,
      ...(packs ? [ALL_PACKAGES] : feedInputs(project, app)),
      ...line.flatten.sources.flatMap((source) => feedInputs(project, source)),
      code,
    ],
    outputs: ['{projectRoot}/{options.outputPath}'],
    options: { ...line.flatten, app, outputPath: FLATTEN_FOLDER },
    metadata: described('Flatten the app package and its dependencies into one package'),
  };
}

function deltaTarget(project: LineProject, line: ReleasesLine, flatten: string): TargetConfiguration {
  return {
    executor: '@nuspine/nx:delta',
    cache: true,
    dependsOn: [flatten],
    inputs: [LINE_INPUT, ALL_PACKAGES, ...feedInputs(project, baseOf(line)), project.code],
    outputs: ['{projectRoot}/{options.outputPath}'],
    options: {
      base: baseOf(line),
      full: FLATTEN_FOLDER,
      engine: line.engine ?? 'auto',
      ...formatOptions(line),
      outputPath: DELTA_FOLDER,
    },
    metadata: described('Make the deltas from the last release to the flattened package'),
  };
}

function releasesTarget(project: LineProject, line: ReleasesLine, before: string[]): TargetConfiguration {
  return {
    executor: '@nuspine/nx:releases',
    cache: true,
    dependsOn: before,
    inputs: [LINE_INPUT, ALL_PACKAGES, OUR_DELTAS, ...feedInputs(project, baseOf(line)), project.code],
    outputs: ['{projectRoot}/{options.outputPath}'],
    options: {
      base: baseOf(line),
      full: FLATTEN_FOLDER,
      delta: DELTA_FOLDER,
      ...formatOptions(line),
      outputPath: RELEASES_FOLDER,
    },
    metadata: described('Put the last release, the new package, its deltas and indexes into one feed'),
  };
}

function verifyTarget({ code }: LineProject, releases: string): TargetConfiguration {
  return {
    executor: '@nuspine/nx:releases-verify',
    cache: true,
    dependsOn: [releases],
    inputs: [LINE_INPUT, { dependentTasksOutputFiles: '**/*' }, code],
    outputs: [],
    options: { releases: RELEASES_FOLDER },
    metadata: described('Check every package of the feed against its indexes'),
  };
}

/** What both targets must agree on. */
function formatOptions({ formats, channel }: ReleasesLine): Pick<ReleasesLine, 'formats' | 'channel'> {
  return { ...(formats === undefined ? {} : { formats }), ...(channel === undefined ? {} : { channel }) };
}

function baseOf(line: ReleasesLine): string {
  return line.base ?? 'releases';
}

function described(description: string): { technologies: string[]; description: string } {
  return { technologies: ['nuget'], description };
}
