import type { Range } from 'semver';
import type { Position } from './position.ts';
import type { KeyComments } from './toml/comment-scan.ts';

/** One component at one version. */
export interface Pin {
  readonly component: string;
  readonly version: string;
}

/** What a row says of another component: the versions that work, or that nobody knows. */
export type Statement =
  | { readonly kind: 'range'; readonly text: string; readonly range: Range; readonly at: Position }
  | { readonly kind: 'unknown'; readonly at: Position };

/** A `min-x` of the published form. */
export interface Minimum {
  readonly version: string;
  readonly at: Position;
  /** The range of x as it stands beside it, before the two are joined. */
  readonly range?: Range;
}

/** A phase of support and the last day of it, as `2026-09-01`. */
export interface SupportPhase {
  readonly name: string;
  readonly until: string;
}

/** What one version of one component works with. */
export interface Row {
  readonly component: string;
  readonly version: string;
  readonly at: Position;
  /** By component; `min-x` is in the range of x already. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** The published form has one range for all extensions. */
  readonly everyExtension?: Statement;
  readonly minimums: ReadonlyMap<string, Minimum>;
  /** First day, as `2026-09-01`. */
  readonly released?: string;
  /** Versions compare within an epoch; a later epoch is newer whatever the version. */
  readonly epoch: number;
  /** In the order in which they end. */
  readonly support: readonly SupportPhase[];
}

export interface Component {
  readonly name: string;
  readonly isExtension: boolean;
  /** Whether the file has a table of this component: only then can a row be missing. */
  readonly hasTable: boolean;
  readonly rows: ReadonlyMap<string, Row>;
  /** Every version the file mentions, oldest first. */
  readonly versions: readonly string[];
}

export interface BundlePin extends Pin {
  readonly at: Position;
}

/** A set of versions that is released together. */
export interface Bundle {
  readonly id: string;
  readonly at: Position;
  /** The id stands as a dotted key, which TOML takes apart. */
  readonly isDotted: boolean;
  readonly name: string;
  readonly releaseDate?: string;
  readonly ltsUntil?: string;
  readonly pins: readonly BundlePin[];
}

/** No upgrade of the component skips the versions that match `versions`. */
export interface Stop {
  readonly component: string;
  readonly text: string;
  readonly versions: Range;
  /** The stop may be skipped by whoever accepts this risk. */
  readonly risk?: string;
  readonly reason?: string;
  readonly at: Position;
}

/** No upgrade goes from a version in `from` to one in `to`, unless its risk is accepted. */
export interface Block {
  readonly component: string;
  readonly from: Range;
  readonly to: Range;
  readonly risk?: string;
  readonly reason?: string;
  /** First and last day on which it holds. */
  readonly since?: string;
  readonly until?: string;
  readonly at: Position;
}

/** A direct upgrade that is allowed. A component with edges has no others. */
export interface Edge {
  readonly component: string;
  readonly from: string;
  readonly to: string;
  /** Every one of them must be accepted. */
  readonly risks: readonly string[];
  readonly reason?: string;
  readonly at: Position;
}

/** How many minor versions of one major a component may be behind or ahead of another. */
export interface Skew {
  readonly component: string;
  readonly against: string;
  readonly behind: number;
  readonly ahead: number;
  readonly reason?: string;
  readonly at: Position;
}

/** How many minor versions one upgrade of a component may climb. */
export interface Step {
  readonly component: string;
  readonly minors: number;
  readonly reason?: string;
  readonly at: Position;
}

/** Components that may change in one upgrade. */
export interface Together {
  readonly components: readonly string[];
  readonly at: Position;
}

/** A run that tried one set. */
export interface Proof {
  readonly pins: readonly Pin[];
  readonly result: 'passed' | 'failed';
  /** The day of the run. */
  readonly date: string;
  /** Where the run can be looked up. */
  readonly run: string;
  /** Of the packages that were tried, by component. */
  readonly digests: ReadonlyMap<string, string>;
  /** The bundles from which an upgrade to this set was tried and passed. */
  readonly upgradedFrom: readonly string[];
  readonly at: Position;
}

/** How the bundles of the file are made and tried. */
export interface Release {
  /** Components that take a new major version together, or not at all. */
  readonly coordinated: readonly string[];
  /** The id of the package of a component, where it is not the name of the component. */
  readonly packages: ReadonlyMap<string, string>;
  /** The id of the package that stands for all of a bundle; the name of the bundle by default. */
  readonly metapackage?: string;
  /** A program and its arguments that try an installed set. */
  readonly test?: readonly string[];
  /** The same after an upgrade; `test` by default. */
  readonly upgradeTest?: readonly string[];
}

/** A `versions.toml` as it was understood. */
export interface Matrix {
  readonly form: 'published' | 'second';
  /** What holds for a version without a row: nothing is known, or what its nearest lower row says. */
  readonly missingRow: 'unknown' | 'nearest-lower';
  /** In the order in which the file mentions them. */
  readonly components: ReadonlyMap<string, Component>;
  /** By component, the components that its rows or theirs speak of. */
  readonly relations: ReadonlyMap<string, ReadonlySet<string>>;
  readonly bundles: readonly Bundle[];
  /** Components in the order in which an upgrade changes them. */
  readonly order: readonly string[];
  readonly stops: readonly Stop[];
  readonly blocks: readonly Block[];
  readonly edges: readonly Edge[];
  readonly skews: readonly Skew[];
  readonly steps: readonly Step[];
  readonly together: readonly Together[];
  readonly proofs: readonly Proof[];
  readonly release: Release;
  /** What people wrote beside all that; paths have bundle ids whole. */
  readonly comments: readonly KeyComments[];
}

/** `core@3.2.1`. */
export function formatPin({ component, version }: Pin): string {
  return `${component}@${version}`;
}
