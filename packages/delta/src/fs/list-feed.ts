import { formatNuGetVersion } from '@nuspine/primitives';
import { indexesOfChannel } from '../channel-indexes.ts';
import { compareReleaseEntries, type ReleaseEntry } from '../releases-index.ts';
import { isFeedAddress, openFeed, type OpenFeedOptions } from './open-feed.ts';
import { readFeed } from './read-feed.ts';
import { readEveryIndex } from './read-indexes.ts';

/** One release file, for people and scripts. */
export interface ListedRelease {
  readonly packageId: string;
  /** Normalized. */
  readonly version: string;
  readonly kind: 'full' | 'delta';
  /** Names of the indexes that list it. */
  readonly indexes: readonly string[];
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

/**
 * What the indexes of a feed list, given its folder, one of them, or its address; all channels of a folder, if none is asked for.
 * No package is opened. Throws as `readFeed`, or for an address as `openFeed` and `readEveryIndex`; `DELTA_CHANNEL_UNCLEAR`
 * without the channel.
 */
export async function listFeed(feed: string, options: Omit<OpenFeedOptions, 'feed'> = {}): Promise<FeedListing> {
  const found = isFeedAddress(feed)
    ? await readEveryIndex(openFeed({ feed, ...options }))
    : (await readFeed(feed)).indexes;
  const indexes = options.channel === undefined ? found : indexesOfChannel(found, options.channel);
  const entries = indexes.flatMap((index) => index.entries.map((entry) => ({ entry, index: index.fileName })));
  const rows = Map.groupBy(entries, ({ entry }) => `${entry.baseUrl ?? ''}${entry.fileName} ${entry.sha1}`);
  const sorted = [...rows.values()].toSorted(([a], [b]) =>
    a === undefined || b === undefined ? 0 : compareReleaseEntries(a.entry, b.entry),
  );
  return { releases: sorted.flatMap(listed) };
}

/** One row for a file, however many indexes list it. A line that one index repeats is shown each time. */
function listed(same: readonly { readonly entry: ReleaseEntry; readonly index: string }[]): ListedRelease[] {
  const indexes = [...new Set(same.map(({ index }) => index))];
  const [first] = same;
  const repeated = same.filter(({ index }) => index === first?.index);
  return repeated.map(({ entry }) => listedRelease(entry, indexes));
}

function listedRelease(entry: ReleaseEntry, indexes: readonly string[]): ListedRelease {
  const { packageId, version, isDelta, fileName, size, sha1, baseUrl, stagingPercentage } = entry;
  return {
    packageId,
    version: formatNuGetVersion(version),
    kind: isDelta ? 'delta' : 'full',
    indexes,
    fileName,
    size,
    sha1,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(stagingPercentage === undefined ? {} : { stagingPercentage }),
  };
}
