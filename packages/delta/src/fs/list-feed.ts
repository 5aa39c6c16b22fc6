import { formatNuGetVersion } from '@nuspine/primitives';
import { compareReleaseEntries, type ReleaseEntry } from '../releases-index.ts';
import { readFeed } from './read-feed.ts';

/** One release file, for people and scripts. */
export interface ListedRelease {
  readonly packageId: string;
  /** Normalized. */
  readonly version: string;
  readonly kind: 'full' | 'delta';
  readonly fileName: string;
  /** In bytes. */
  readonly size: number;
  readonly sha1: string;
  readonly baseUrl?: string;
  readonly stagingPercentage?: number;
}

export interface FeedListing {
  /** Oldest first, the delta of a version before its full package. */
  readonly releases: readonly ListedRelease[];
}

/** What the index of a feed lists, given its folder or the index itself. No package is opened. Throws as `readFeed`. */
export async function listFeed(path: string): Promise<FeedListing> {
  const { entries } = await readFeed(path);
  return { releases: entries.toSorted(compareReleaseEntries).map(listed) };
}

function listed({ packageId, version, isDelta, fileName, size, sha1, ...rest }: ReleaseEntry): ListedRelease {
  return {
    packageId,
    version: formatNuGetVersion(version),
    kind: isDelta ? 'delta' : 'full',
    fileName,
    size,
    sha1,
    ...(rest.baseUrl === undefined ? {} : { baseUrl: rest.baseUrl }),
    ...(rest.stagingPercentage === undefined ? {} : { stagingPercentage: rest.stagingPercentage }),
  };
}
