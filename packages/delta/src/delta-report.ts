import type { Digest, FileStamp } from '@nuspine/primitives';
import type { ChangeKind } from './formats/encode-file.ts';
import type { DeltaFormatName } from './formats/format-name.ts';
import type { DiffEngine } from './engine/diff-engine.ts';
import type { PackageStamp } from './package-stamp.ts';

/** A file that was written. */
export interface WrittenFile extends FileStamp {
  /** Without its folder. */
  readonly name: string;
}

/**
 * What applying gives. `bytes`: the released package itself. `contents`: a package with the same files, because the
 * released one was not written canonically, or because the delta records no more.
 */
export type Exactness = 'bytes' | 'contents';

/** One file of either package. Sizes in bytes, before compression. */
export interface DeltaFile {
  readonly path: string;
  readonly kind: ChangeKind;
  readonly baseSize?: number;
  readonly targetSize?: number;
  /** Of everything the delta holds for this file. */
  readonly deltaSize?: number;
  /** What made the patch, if there is one. */
  readonly engine?: DiffEngine['name'];
}

export interface DeltaReport {
  readonly format: DeltaFormatName;
  readonly exactness: Exactness;
  readonly base: PackageStamp;
  readonly target: PackageStamp;
  readonly output: WrittenFile;
  /** In the order of the target, then what was deleted. */
  readonly files: readonly DeltaFile[];
}

/** A file of the rebuilt package. */
export interface AppliedFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly from: 'base' | 'patch' | 'delta';
  /** What the delta recorded of the file and was compared. `none`: the delta records nothing of it. */
  readonly verified: 'sha256' | 'sha1' | 'none';
}

export interface ApplyReport {
  readonly exactness: Exactness;
  readonly base: PackageStamp;
  /** Id and version of the rebuilt package, and the digest of the released one if the delta records it. */
  readonly target: { readonly id: string; readonly version: string; readonly digest?: Digest };
  readonly output: WrittenFile;
  readonly files: readonly AppliedFile[];
}
