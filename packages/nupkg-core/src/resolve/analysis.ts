import type { Item, Request } from './request.ts';

/** The requests that lead somewhere from the root, outermost first. */
export type Way = readonly Request[];

/** A package that is part of the result. */
export interface AcceptedPackage {
  readonly item: Item;
  /** The shortest way to it. Its last request decided about the version. */
  readonly way: Way;
  /** Whether a central version took the place of what its parent asks for. */
  readonly pinned: boolean;
}

/** A request that was followed to a package. */
export interface Edge {
  readonly way: Way;
  readonly child: Item;
}

export interface Downgrade {
  /** To a request for at least a version that was not chosen. */
  readonly from: Way;
  /** To the request that was. */
  readonly to: Way;
  /** What that request led to. */
  readonly item: Item;
  /** Whether a central version decided. */
  readonly pinned: boolean;
}

export interface Conflict {
  readonly selected: Way;
  /** To a request that does not allow what was selected. */
  readonly conflicting: Way;
}

/** A dependency graph with one version of each id, and all that is wrong with it. */
export interface Analysis {
  readonly root: Item;
  /** By `packageIdKey`, found or not. */
  readonly packages: ReadonlyMap<string, AcceptedPackage>;
  readonly edges: readonly Edge[];
  /** To requests that no feed can serve. */
  readonly missing: readonly Way[];
  readonly cycles: readonly Way[];
  readonly conflicts: readonly Conflict[];
  readonly downgrades: readonly Downgrade[];
}
