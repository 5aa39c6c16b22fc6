import type { TargetInput } from '../code-input.ts';
import { feedInputs, type FeedPlace } from '../feed-input.ts';
import type { ReleaseLine, ReleasesLine } from '../release-line.ts';
import type { FamilyTarget } from '../target-family.ts';
import { pathBetween, workspacePath } from '../workspace-path.ts';

/** One project's release line, and what is known about the project. */
export interface LineProject {
  readonly line: ReleaseLine;
  readonly place: FeedPlace;
  /** Whether a file beside `nuspine.json` makes the app package, so that `pack` comes first. */
  readonly packs: boolean;
  /** Whether what it makes is a program that @nx/dotnet builds, but does not pack. */
  readonly packsProgram?: boolean;
  /** Folders of the projects that it refers to, relative to the workspace: what they pack, it depends on. */
  readonly references?: readonly string[];
}

/** Folder, relative to the project, where `dotnet pack` leaves packages. */
const PACK_FOLDER = 'bin/Release';
/** Where `pack` of ours puts them: what @nx/dotnet keeps of a build is all of `bin`, packages of earlier versions too. */
const PROGRAM_FOLDER = 'dist/pack';
const FLATTEN_FOLDER = 'dist/flatten';
const DELTA_FOLDER = 'dist/delta';
const RELEASES_FOLDER = 'dist/releases';
const OUTPUTS: readonly string[] = ['{projectRoot}/{options.outputPath}'];
const LINE_INPUT = '{projectRoot}/nuspine.json';
const ALL_PACKAGES: TargetInput = { dependentTasksOutputFiles: '**/*.nupkg', transitive: true };
const OUR_DELTAS: TargetInput = { dependentTasksOutputFiles: '**/*.nuspine', transitive: true };

/** The targets of a release line, each cacheable: equal inputs give equal bytes. */
export function releaseLineTargets(project: LineProject): Record<string, FamilyTarget> {
  const targets = {
    ...(project.packsProgram === true ? { pack: PACK_PROGRAM } : {}),
    flatten: flattenTarget(project),
  };
  const { releases } = project.line;
  if (releases === undefined) return targets;
  return {
    ...targets,
    delta: deltaTarget(project, releases),
    releases: releasesTarget(project, releases),
    'releases-verify': VERIFY,
  };
}

/** @nx/dotnet builds programs, but packs libraries alone; this packs what it built. */
const PACK_PROGRAM: FamilyTarget = {
  executor: 'pack',
  description: 'Pack the program that was built',
  cache: true,
  dependsOn: ['build:release'],
  inputs: ['default', '^default', { dependentTasksOutputFiles: '**/*' }],
  outputs: ['{projectRoot}/{options.outputPath}/*.nupkg'],
  options: { outputPath: PROGRAM_FOLDER },
};

function flattenTarget({ line, place, packs, packsProgram, references = [] }: LineProject): FamilyTarget {
  const app = line.flatten.app ?? (packsProgram === true ? PROGRAM_FOLDER : PACK_FOLDER);
  const packed = references.map((folder) => pathBetween(place.projectRoot, workspacePath(folder, PACK_FOLDER)));
  return {
    executor: 'flatten',
    description: 'Flatten the app package and its dependencies into one package',
    cache: true,
    dependsOn: packs ? ['pack', ...(references.length > 0 ? [{ target: 'pack', folders: references }] : [])] : [],
    inputs: [
      LINE_INPUT,
      ...(packs ? [ALL_PACKAGES] : feedInputs(place, app)),
      ...line.flatten.sources.flatMap((source) => feedInputs(place, source)),
    ],
    outputs: OUTPUTS,
    options: { ...line.flatten, sources: [...line.flatten.sources, ...packed], app, outputPath: FLATTEN_FOLDER },
  };
}

function deltaTarget({ place }: LineProject, line: ReleasesLine): FamilyTarget {
  return {
    executor: 'delta',
    description: 'Make the deltas from the last release to the flattened package',
    cache: true,
    dependsOn: ['flatten'],
    inputs: [LINE_INPUT, ALL_PACKAGES, ...feedInputs(place, baseOf(line))],
    outputs: OUTPUTS,
    options: {
      base: baseOf(line),
      full: FLATTEN_FOLDER,
      engine: line.engine ?? 'auto',
      ...formatOptions(line),
      outputPath: DELTA_FOLDER,
    },
  };
}

function releasesTarget({ place }: LineProject, line: ReleasesLine): FamilyTarget {
  return {
    executor: 'releases',
    description: 'Put the last release, the new package, its deltas and indexes into one feed',
    cache: true,
    dependsOn: ['flatten', 'delta'],
    inputs: [LINE_INPUT, ALL_PACKAGES, OUR_DELTAS, ...feedInputs(place, baseOf(line))],
    outputs: OUTPUTS,
    options: {
      base: baseOf(line),
      full: FLATTEN_FOLDER,
      delta: DELTA_FOLDER,
      ...formatOptions(line),
      outputPath: RELEASES_FOLDER,
    },
  };
}

const VERIFY: FamilyTarget = {
  executor: 'releases-verify',
  description: 'Check every package of the feed against its indexes',
  cache: true,
  dependsOn: ['releases'],
  inputs: [LINE_INPUT, { dependentTasksOutputFiles: '**/*' }],
  outputs: [],
  options: { releases: RELEASES_FOLDER },
};

/** What both targets must agree on. */
function formatOptions({ formats, channel }: ReleasesLine): Pick<ReleasesLine, 'formats' | 'channel'> {
  return { ...(formats === undefined ? {} : { formats }), ...(channel === undefined ? {} : { channel }) };
}

function baseOf(line: ReleasesLine): string {
  return line.base ?? 'releases';
}
