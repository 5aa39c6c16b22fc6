import { formatNuGetVersion } from '@nuspine/primitives';
import { DeltaError } from './errors.ts';
import type { FeedIndex } from './feed-index.ts';

/** A release that goes to a share of the clients, of which this one is none. */
export interface WithheldRelease {
  /** Normalized. */
  readonly version: string;
  readonly percentage: number;
}

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * The releases that `RELEASES` stages and that a client is not given, as Squirrel decides (`ReleaseEntry.IsStagingMatch`): who
 * has no id gets none. Other indexes have no place for staging, so what one of them lists is withheld too. Throws
 * `DELTA_STAGING_ID_INVALID` for an id that is no GUID.
 */
export function withheldReleases(indexes: readonly FeedIndex[], stagingId?: string): readonly WithheldRelease[] {
  const share = stagingId === undefined ? 1 : shareOf(stagingId);
  const withheld = new Map<string, number>();
  for (const { version, isDelta, stagingPercentage: percentage = 100 } of indexes.flatMap(({ entries }) => entries)) {
    // What goes to everybody goes to those without an id too, and to the client whose share is exactly 1. Squirrel has the
    // percentage in single precision, which decides at the border.
    if (!isDelta && percentage < 100 && share >= Math.fround(percentage / 100)) {
      withheld.set(formatNuGetVersion(version), percentage);
    }
  }
  return [...withheld].map(([version, percentage]) => ({ version, percentage }));
}

/** The last four bytes, little-endian, as a share of what they can be. */
function shareOf(stagingId: string): number {
  if (!GUID.test(stagingId)) {
    throw new DeltaError('DELTA_STAGING_ID_INVALID', 'staging id is not a GUID', { found: stagingId });
  }
  return Buffer.from(stagingId.slice(-8), 'hex').readUInt32LE(0) / 0xffff_ffff;
}
