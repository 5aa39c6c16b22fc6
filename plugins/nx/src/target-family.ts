import type { TargetConfiguration } from '@nx/devkit';
import type { TargetInput } from './code-input.ts';
import type { Properties } from './json-schema.ts';
import type { ProjectFile } from './project-file.ts';

/**
 * The targets that one kind of file brings to the project it lies in. One file in `families/` for each; that file and one
 * in `fs/executors/` for every executor are all there is to a family.
 */
export interface TargetFamily {
  /** Files that make a folder a project with these targets: a path from that folder, or `*` and how a name ends. */
  readonly markers: readonly string[];
  /** Packages whose code runs in the executors, besides the plugin's: a change of theirs runs the targets again. */
  readonly packages: readonly string[];
  /** What `executors.json` and `schema/executors/` publish, by the name of the executor. */
  readonly executors: Readonly<Record<string, ExecutorEntry>>;
  /** The targets of one project. Throws for a marker that cannot be read. */
  targets(place: MarkedPlace): Readonly<Record<string, FamilyTarget>>;
}

/** An executor: `fs/executors/<name>.ts` exports it under its name in camel case. */
export interface ExecutorEntry {
  readonly description: string;
  /** Its options, as properties of a closed object. */
  readonly properties: Properties;
}

/** A target of the same project, or of the projects in folders of the workspace. */
export type TargetBefore = string | { readonly target: string; readonly folders: readonly string[] };

/** A target as a family declares it. What it says nothing of is the same for every family. */
export interface FamilyTarget {
  /** Name of an executor. */
  readonly executor: string;
  /** Packages whose code runs, where they are others than those of the family. */
  readonly packages?: readonly string[];
  readonly description: string;
  /** True where equal inputs give equal outputs; false for what reaches the network or writes outside its outputs. */
  readonly cache: boolean;
  /** Without the code of the executor, which is added. */
  readonly inputs: readonly TargetInput[];
  readonly outputs: readonly string[];
  /** What comes before, under the names that families give targets. Nx passes over one that is not there. */
  readonly dependsOn: readonly TargetBefore[];
  readonly options: TargetConfiguration['options'];
  /** Generators of the plugin that `nx sync` runs because of the target. */
  readonly syncGenerators?: readonly string[];
}

/** A marker that was found, and what may be asked of its surroundings. Nothing is read before it is asked for. */
export interface MarkedPlace {
  /** Folder of the project, relative to the workspace; `.` for its root. */
  readonly projectRoot: string;
  /** Path of the marker, relative to the workspace. */
  readonly file: string;
  /** Folder of the plugin's package, relative to the workspace. */
  readonly pluginFolder: string;
  /** The text of the marker. */
  read(): string;
  /** Names of what lies in the folder of the project. */
  siblings(): readonly string[];
  /** Names of the plugins that nx.json registers. */
  readonly plugins: readonly string[];
  /** What a project file says, if it is there; its path is relative to the workspace. */
  projectFile(path: string): ProjectFile | undefined;
  /** Whether there is a folder; its path is relative to the workspace. */
  hasFolder(path: string): boolean;
}
