import type { Digest } from '@nuspine/primitives';
import type { Detection } from './detect/detection.ts';
import type { Finding } from './finding.ts';

/** What a `.nupkg` in the feed folder is. */
export interface PackageFacts {
  /** Name in the feed folder. */
  readonly file: string;
  readonly id: string;
  /** Normalized. */
  readonly version: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  /** As in `packages.lock.json`: without the signature. */
  readonly contentHash: string;
  /** Of a signed package: as in `.nupkg.sha512`, with the signature. */
  readonly packageHash?: string;
  readonly signed: boolean;
  /** SPDX expression. */
  readonly license?: string;
}

/** What a binary in another root is. */
export interface BinaryFacts {
  /** From the root of the repository. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
  readonly kind: string;
  readonly owner: string;
}

/** What a bundle is. */
export interface BundleFacts {
  /** In the folder of bundles. */
  readonly path: string;
  readonly kind: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
}

/** A binary that lies in no root. */
export interface StrayBinary {
  readonly path: string;
  readonly detections: readonly Detection[];
}

/** What lies in a repository, as far as an offline layout is concerned. Each list is in order of path. */
export interface LayoutFacts {
  /** How many files were looked at. */
  readonly files: number;
  readonly packages: readonly PackageFacts[];
  readonly binaries: readonly BinaryFacts[];
  readonly bundles: readonly BundleFacts[];
  readonly strays: readonly StrayBinary[];
  /** Packages in the feed folder that cannot be read: damaged, or where Git LFS has left a pointer. */
  readonly unread: readonly string[];
  /** What was found wrong while looking, whatever the manifests say. */
  readonly findings: readonly Finding[];
}
