import { formatNuGetVersion } from '@nuspine/primitives';
import { DeltaError } from './errors.ts';
import { type FeedIndex, indexFileName } from './feed-index.ts';
import type { ReleaseEntry } from './releases-index.ts';

/**
 * What the indexes of a feed say of one of Velopack's channels. Such feeds hold several: a version has other bytes in each, for
 * another operating system for instance, and `RELEASES` is that of one of them. Of the other indexes only that is left which the
 * channel's own agrees with. Without a channel the feed has to have a single one.
 * Throws `DELTA_CHANNEL_UNCLEAR` if it has several, or does not have the one that is asked for.
 */
export function indexesOfChannel(indexes: readonly FeedIndex[], channel?: string): readonly FeedIndex[] {
  const velopack = indexes.filter(({ format }) => format === 'velopack');
  const found = velopack.map(({ fileName }) => fileName);
  if (channel === undefined) {
    if (velopack.length < 2) return indexes;
    throw unclear('feed has several channels: say which of them', found);
  }
  const wanted = indexFileName('velopack', channel);
  const own = velopack.find(({ fileName }) => fileName === wanted);
  if (own === undefined) throw unclear('feed has no index of this channel that can be read', found, wanted);
  const others = indexes.filter(({ format }) => format !== 'velopack');
  return [own, ...others.map((index) => agreeingWith(own, index))];
}

/** An index without the versions that another does not list, or lists with other bytes. */
function agreeingWith(own: FeedIndex, index: FeedIndex): FeedIndex {
  const ours = fullsOf(own);
  const theirs = fullsOf(index);
  const agrees = ({ version }: ReleaseEntry): boolean => {
    const name = formatNuGetVersion(version);
    const [listed, same] = [ours.get(name), theirs.get(name)];
    return listed !== undefined && (same === undefined || same.sha1 === listed.sha1);
  };
  return { ...index, entries: index.entries.filter(agrees) };
}

function fullsOf({ entries }: FeedIndex): ReadonlyMap<string, ReleaseEntry> {
  const fulls = entries.filter(({ isDelta }) => !isDelta);
  return new Map(fulls.map((entry) => [formatNuGetVersion(entry.version), entry]));
}

function unclear(message: string, found: readonly string[], wanted?: string): DeltaError {
  return new DeltaError('DELTA_CHANNEL_UNCLEAR', message, { ...(wanted === undefined ? {} : { wanted }), found });
}
