/** A file of a repository. */
export interface RepoFile {
  /** Relative, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place that states the version of a dependency. */
export interface Reference {
  readonly path: string;
  readonly id: string;
  readonly version: string;
  /** Where the version stands, in `path`. */
  readonly at: Span;
  /** The parent that `CoherentParentDependency` names. */
  readonly parent?: string;
  /** `Pinned="true"` in `Version.Details.xml`. */
  readonly pinned?: true;
  /** Where the commit stands that the version was built from. */
  readonly commit?: { readonly value: string; readonly at: Span };
}

/** A version that is a property of MSBuild, stated elsewhere. */
export interface IndirectReference {
  readonly path: string;
  readonly id: string;
  readonly property: string;
}
