import type { ChannelReport, ChannelState, HistoryLine } from '@nuspine/channels';
import type { LintReport, Matrix } from '@nuspine/compat-matrix';
import type { FeedReport } from '@nuspine/delta';
import type { FeedListing } from '@nuspine/delta/fs';
import type { Manifests, OfflineReport } from '@nuspine/manifest';

/** Something that was found and cannot be read: the site says so and shows the rest. */
export interface Failure {
  /** Relative to the folder of the site's content, with "/". */
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

/** A folder of releases. */
export interface FeedContent {
  readonly place: string;
  readonly listing: FeedListing;
  readonly report: FeedReport;
}

export interface ChannelContent {
  /** The name of the channel, as `contoso/app/main`. */
  readonly place: string;
  readonly state: ChannelState;
  /** Oldest first. */
  readonly history: readonly HistoryLine[];
  readonly report: ChannelReport;
}

/** A store of channels. */
export interface StoreContent {
  readonly place: string;
  readonly channels: readonly (ChannelContent | Failure)[];
}

/** A compatibility matrix. */
export interface MatrixContent {
  readonly place: string;
  readonly matrix: Matrix;
  readonly lint: LintReport;
}

/** An offline layout. */
export interface LayoutContent {
  readonly place: string;
  readonly manifests: Manifests;
  readonly report: OfflineReport;
}

/** Everything that a site shows. Equal contents give equal bytes. */
export interface SiteContent {
  readonly title: string;
  /** The day that counts as today for upgrades, as `2026-09-01`. */
  readonly now: string;
  readonly feeds: readonly (FeedContent | Failure)[];
  readonly stores: readonly (StoreContent | Failure)[];
  readonly matrices: readonly (MatrixContent | Failure)[];
  readonly layouts: readonly (LayoutContent | Failure)[];
}

/** Whether it could not be read. */
export function isFailure<T extends object>(one: T | Failure): one is Failure {
  return 'code' in one;
}
