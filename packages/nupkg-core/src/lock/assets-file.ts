import type { NuGetVersion, TargetFramework, VersionRange } from '@nuspine/primitives';

/** A package or project as restore chose it. */
export interface AssetsLibrary {
  readonly type: 'package' | 'project';
  readonly id: string;
  readonly version: NuGetVersion;
  readonly dependencies: readonly { readonly id: string; readonly range: VersionRange }[];
}

/** What restore chose for one framework, or for one runtime of it. */
export interface AssetsTarget {
  /** What the project calls the framework, as `net8.0-windows`; since version 4 of the format it may be any text. */
  readonly alias: string;
  readonly framework: TargetFramework;
  readonly rid: string | undefined;
  readonly libraries: readonly AssetsLibrary[];
}

/** What restore said. */
export interface AssetsMessage {
  /** Such as NU1603. */
  readonly code: string;
  readonly level: 'error' | 'warning' | 'information';
  readonly text: string;
  /** The package it is about; undefined when it is about none. */
  readonly id: string | undefined;
  /** Names of the targets it is about; none means all. */
  readonly targets: readonly string[];
}

/** What the project asks for, for one framework. */
export interface AssetsRequests {
  /** As in `AssetsTarget`. */
  readonly alias: string;
  readonly framework: TargetFramework;
  readonly requests: readonly { readonly id: string; readonly range: VersionRange }[];
  /** By `packageIdKey`: central versions that hold for all packages. */
  readonly pins: ReadonlyMap<string, VersionRange>;
}

/** The parts of a `project.assets.json` that say what was resolved, and why. */
export interface AssetsFile {
  readonly project: string;
  readonly targets: readonly AssetsTarget[];
  readonly requests: readonly AssetsRequests[];
  readonly messages: readonly AssetsMessage[];
  /** Packages beside the graph: targeting, runtime and host packs of a framework or runtime, compilers. */
  readonly downloads: readonly AssetsDownload[];
}

/** A package that restore fetches and nothing refers to (`PackageDownload`). */
export interface AssetsDownload {
  readonly id: string;
  readonly version: NuGetVersion;
}
