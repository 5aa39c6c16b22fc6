import type { Digest } from '@nuspine/primitives';
import type { Finding } from '../../finding.ts';
import type { BinaryFacts } from '../../layout-facts.ts';
import type { CheckedCounts } from '../../offline-report.ts';
import type { OfflineConfig } from '../../offline-config.ts';
import type { PackagesManifest } from '../../packages-manifest.ts';

/** What the files of a layout and its manifests say of each other, and what the other checks need to know. */
export interface LayoutVerdict {
  readonly config: OfflineConfig;
  readonly packages: PackagesManifest;
  /** Files that can set properties for a build. */
  readonly buildFiles: readonly string[];
  readonly checked: Omit<CheckedCounts, 'cached' | 'configs'>;
  readonly findings: readonly Finding[];
}

/** Mtime, ctime, inode and device of what a check read besides the files, and their size. */
export type DiskState = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number, dev: number];

/** A configuration or manifest: neither state nor digest where there was none, or where it was too new to be trusted. */
export interface RememberedDocument {
  readonly path: string;
  readonly isThere: boolean;
  readonly state?: DiskState;
  readonly digest?: string;
}

/** A verdict, and everything that it followed from beside the files themselves. */
export interface RememberedVerdict extends LayoutVerdict {
  readonly documents: readonly RememberedDocument[];
  /** What git listed, as a digest. */
  readonly source: string;
  /** Folders that were listed; without a state when it is too new to be trusted. */
  readonly folders: readonly RememberedFolder[];
  /** Names that must or must not be there. */
  readonly existing: readonly (readonly [path: string, isThere: boolean])[];
  /** Vendored files that are not what the manifest lists, and what it lists. */
  readonly unsound: readonly UnsoundFile[];
}

export interface RememberedFolder {
  readonly path: string;
  readonly state?: DiskState;
}

/** A vendored file that is not what the manifest lists, if it lists it. */
export interface UnsoundFile {
  readonly path: string;
  readonly listed?: ListedFile;
}

/** What a manifest lists of a vendored file. */
export interface ListedFile extends Omit<BinaryFacts, 'path'> {
  readonly digest: Digest;
}
