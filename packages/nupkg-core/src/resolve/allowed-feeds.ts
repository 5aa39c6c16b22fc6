import { type Feed, joinFeeds } from '../feed.ts';
import { mappedSources, type SourceMapping } from './source-mapping.ts';

/** The feeds that a package may come from, as source mapping says. It says nothing of packages that are installed. */
export interface AllowedFeeds {
  /** In the order given. */
  readonly of: (id: string) => readonly Feed[];
  /** The same as one feed. */
  readonly joined: (id: string) => Feed;
}

/** Feeds have the names that the mapping calls them by. */
export function allowedFeeds(feeds: readonly Feed[], mapping: SourceMapping): AllowedFeeds {
  const joined = new Map<string, Feed>();
  function of(id: string): readonly Feed[] {
    const sources = mappedSources(mapping, id);
    return sources === undefined
      ? feeds
      : feeds.filter(({ name, isInstalled = false }) => isInstalled || sources.has(name));
  }
  return {
    of,
    joined: (id) => {
      const allowed = of(id);
      const name = allowed.map((feed) => feeds.indexOf(feed)).join(' ');
      const feed = joined.get(name) ?? joinFeeds(allowed);
      joined.set(name, feed);
      return feed;
    },
  };
}

/** All feeds as one that knows a package only where source mapping lets it come from. */
export function allowedFeed(feeds: readonly Feed[], mapping: SourceMapping): Feed {
  const { joined } = allowedFeeds(feeds, mapping);
  return {
    name: feeds.map(({ name }) => name).join(', '),
    versions: (id) => joined(id).versions(id),
    nuspec: (identity) => joined(identity.id).nuspec(identity),
    open: (identity, use) => joined(identity.id).open(identity, use),
  };
}
