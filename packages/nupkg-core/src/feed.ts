import type { NuGetVersion, PackageIdentity } from '@nuspine/primitives';
import { compareNuGetVersions, formatPackageIdentity } from '@nuspine/primitives';
import { NupkgError } from './errors.ts';
import type { Nuspec } from './nuspec/nuspec.ts';
import type { Package } from './package/read-package.ts';

/** A place that packages come from. Ids compare without case, versions as NuGet compares them. */
export interface Feed {
  /** What messages call it: a folder's path, a server's address. */
  readonly name: string;
  /**
   * Whether its packages count as installed, as those of a fallback folder do: they need no source mapping, and a range
   * that floats does not choose among them.
   */
  readonly isInstalled?: boolean;
  /** All versions of a package, lowest first; none when the feed does not know the id. */
  versions(id: string): Promise<readonly NuGetVersion[]>;
  /** The nuspec of a version the feed has. Throws `FEED_PACKAGE_MISSING`. */
  nuspec(identity: PackageIdentity): Promise<Nuspec>;
  /** Opens a version the feed has, hands it to `use`, and always closes it. Throws `FEED_PACKAGE_MISSING`. */
  open<T>(identity: PackageIdentity, use: (pkg: Package) => Promise<T>): Promise<T>;
}

/**
 * Several feeds as one. A version that more than one of them has comes from the first. NuGet itself takes whichever
 * answers first; an order that the caller gives is the one that can be repeated.
 */
export function joinFeeds(feeds: readonly Feed[]): Feed {
  async function holder(identity: PackageIdentity): Promise<Feed> {
    for (const feed of feeds) {
      const versions = await feed.versions(identity.id);
      if (versions.some((version) => compareNuGetVersions(version, identity.version) === 0)) return feed;
    }
    throw packageMissing(identity, feeds);
  }
  return {
    name: feeds.map((feed) => feed.name).join(', '),
    versions: async (id) => {
      const all = await Promise.all(feeds.map((feed) => feed.versions(id)));
      return distinctVersions(all.flat());
    },
    nuspec: async (identity) => (await holder(identity)).nuspec(identity),
    open: async (identity, use) => (await holder(identity)).open(identity, use),
  };
}

export function packageMissing(identity: PackageIdentity, feeds: readonly Feed[]): NupkgError {
  const name = formatPackageIdentity(identity);
  return new NupkgError('FEED_PACKAGE_MISSING', `package ${name} is in none of the feeds`, {
    path: name,
    found: feeds.map((feed) => feed.name),
  });
}

function distinctVersions(versions: readonly NuGetVersion[]): readonly NuGetVersion[] {
  const sorted = versions.toSorted(compareNuGetVersions);
  return sorted.filter((version, at) => {
    const before = sorted[at - 1];
    return before === undefined || compareNuGetVersions(before, version) !== 0;
  });
}

/** Opens several packages at once, hands them to `use` in the given order, and always closes all. */
export async function openPackages<T>(
  feed: Feed,
  identities: readonly PackageIdentity[],
  use: (packages: readonly Package[]) => Promise<T>,
): Promise<T> {
  const [identity, ...rest] = identities;
  if (identity === undefined) return use([]);
  return feed.open(identity, (first) => openPackages(feed, rest, (others) => use([first, ...others])));
}
