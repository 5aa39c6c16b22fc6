import { optional, type Property, required, text } from './json-schema.ts';
import { FLATTEN_PROPERTIES, type FlattenLine, RELEASES_PROPERTIES, type ReleasesLine } from './release-line.ts';
import type { ExecutorEntry } from './target-family.ts';

/** Options of `@nuspine/nx:pack`. */
export interface PackExecutorOptions {
  /** Folder that is emptied and then gets the package. */
  readonly outputPath: string;
  /** What to run in place of `dotnet`. */
  readonly program?: string;
}

/** Options of `@nuspine/nx:flatten`. Paths are relative to the project. */
export interface FlattenExecutorOptions extends FlattenLine {
  readonly app: string;
  /** Folder that is emptied and then gets the full package and `report.json`. */
  readonly outputPath: string;
}

/** Options of `@nuspine/nx:delta`. */
export interface DeltaExecutorOptions extends ReleasesLine {
  readonly base: string;
  /** Folder with the full package that is to be released. */
  readonly full: string;
  /** Folder that is emptied and then gets the delta, if there is an older release. */
  readonly outputPath: string;
}

/** Options of `@nuspine/nx:releases`. */
export interface ReleasesExecutorOptions extends Pick<ReleasesLine, 'formats' | 'channel'> {
  readonly base: string;
  readonly full: string;
  /** Folder with the deltas, or with nothing if this is the first release. */
  readonly delta: string;
  /** Folder that is emptied and then gets the feed. */
  readonly outputPath: string;
}

/** Options of `@nuspine/nx:releases-verify`. */
export interface ReleasesVerifyExecutorOptions {
  /** Folder with the feed. */
  readonly releases: string;
}

const outputPath: Property = folder('Folder for the result, inside the project. It is emptied first.');
const base: Property = folder('Folder with the feed as it was last released. It need not be there.');
const full: Property = folder('Folder with the full package that is to be released.');

/** The executors of a release line. */
export const RELEASE_LINE_EXECUTORS: Readonly<Record<string, ExecutorEntry>> = {
  pack: {
    description: 'Pack a program that was built.',
    properties: {
      outputPath,
      program: optional(text('What to run in place of dotnet.')),
    },
  },
  flatten: {
    description: 'Flatten an app package and its dependencies into one package.',
    properties: {
      ...FLATTEN_PROPERTIES,
      app: folder('Package, or folder with the one package to flatten.'),
      outputPath,
    },
  },
  delta: {
    description: 'Make the deltas from the last release to a full package.',
    properties: {
      base,
      full,
      engine: RELEASES_PROPERTIES.engine,
      formats: RELEASES_PROPERTIES.formats,
      channel: RELEASES_PROPERTIES.channel,
      outputPath,
    },
  },
  releases: {
    description: 'Put the last release, a new package, its deltas and indexes into one feed.',
    properties: {
      base,
      full,
      delta: folder('Folder with the deltas, or with nothing if this is the first release.'),
      formats: RELEASES_PROPERTIES.formats,
      channel: RELEASES_PROPERTIES.channel,
      outputPath,
    },
  },
  'releases-verify': {
    description: 'Check every package of a feed against its indexes.',
    properties: { releases: folder('Folder with the feed.') },
  },
};

function folder(description: string): Property {
  return required(text(description));
}
