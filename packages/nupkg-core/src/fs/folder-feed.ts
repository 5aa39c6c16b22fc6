import { basename, join } from 'node:path';
import {
  compareNuGetVersions,
  formatPackageIdentity,
  type NuGetVersion,
  packageIdKey,
  packageIdsEqual,
  type PackageIdentity,
} from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { type Feed, packageMissing } from '../feed.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { versionInFileName } from '../package-file-name.ts';
import { flatFeedPackages, readFeedFolder } from './feed-folder.ts';
import { requireInstalledContent } from './installed-content.ts';
import { readNuspecFile } from './read-nuspec-file.ts';
import { withPackageFile } from './with-package-file.ts';

/** A package file whose nuspec has been read. */
interface FeedPackage {
  readonly path: string;
  readonly version: NuGetVersion;
  readonly nuspec: Nuspec;
}

/**
 * A feed over a folder. With packages in it or one level below it is flat; otherwise it is read as
 * `<id>/<version>/<id>.<version>.nupkg`, all in lower case, where a package without its `.nupkg.sha512` does not exist: that file is
 * written last. So far NuGet's own rules; stricter, a file whose name disagrees with its nuspec is an error, and so is a package
 * of a global packages folder that is not the one that was installed.
 * `name` is what messages and source mapping call it.
 * Throws `FEED_UNREADABLE` now, `FEED_IDENTITY_MISMATCH` and `FEED_CONTENT_CHANGED` when such a file is asked for.
 */
export async function openFolderFeed(path: string, name: string = path): Promise<Feed> {
  const flat = await flatFeedPackages(path);
  const pathsOf = flat.length > 0 ? flatPaths(flat) : (id: string) => hierarchicalPaths(path, id);
  const known = new Map<string, Promise<readonly FeedPackage[]>>();
  const compared = new Map<string, Promise<void>>();

  function packagesOf(id: string): Promise<readonly FeedPackage[]> {
    const key = packageIdKey(id);
    const packages = known.get(key) ?? pathsOf(id).then((paths) => readPackages(id, paths));
    known.set(key, packages);
    return packages;
  }

  async function find(identity: PackageIdentity): Promise<FeedPackage> {
    const packages = await packagesOf(identity.id);
    const found = packages.find(({ version }) => compareNuGetVersions(version, identity.version) === 0);
    if (found === undefined) throw packageMissing(identity, [feed]);
    return found;
  }

  /** A package is compared once, however often it is opened. */
  function requireUnchanged(file: string): Promise<void> {
    const comparison = compared.get(file) ?? (flat.length > 0 ? Promise.resolve() : requireInstalledContent(file));
    compared.set(file, comparison);
    return comparison;
  }

  const feed: Feed = {
    name,
    versions: async (id) => (await packagesOf(id)).map(({ version }) => version).toSorted(compareNuGetVersions),
    nuspec: async (identity) => (await find(identity)).nuspec,
    open: async (identity, use) => {
      const { path: file } = await find(identity);
      await requireUnchanged(file);
      return withPackageFile(file, use);
    },
  };
  return feed;
}

function flatPaths(paths: readonly string[]): (id: string) => Promise<readonly string[]> {
  return async (id) => paths.filter((path) => versionInFileName(basename(path), id) !== undefined);
}

async function hierarchicalPaths(root: string, id: string): Promise<readonly string[]> {
  const key = packageIdKey(id);
  const { folders } = await readFeedFolder(root);
  if (!folders.includes(key)) return [];
  const versions = (await readFeedFolder(join(root, key))).folders;
  const paths = await Promise.all(
    versions.map(async (version) => {
      const folder = join(root, key, version);
      const name = `${key}.${version}.nupkg`;
      const { files } = await readFeedFolder(folder);
      return files.includes(name) && files.includes(`${name}.sha512`) ? [join(folder, name)] : [];
    }),
  );
  return paths.flat();
}

/** One package for each version: the first in the order of the feed. */
async function readPackages(id: string, paths: readonly string[]): Promise<readonly FeedPackage[]> {
  const packages: FeedPackage[] = [];
  for (const path of paths) {
    const found = await readFeedPackage(id, path);
    if (found === undefined) continue;
    if (!packages.some(({ version }) => compareNuGetVersions(version, found.version) === 0)) packages.push(found);
  }
  return packages;
}

/**
 * `undefined` when the file belongs to another id whose name and version merely read the same: `A.1.2.0.nupkg` is
 * version 1.2.0 of A as well as version 2.0 of A.1.
 */
async function readFeedPackage(id: string, path: string): Promise<FeedPackage | undefined> {
  const found = await readNuspecFile(path);
  const { version } = found.identity;
  const named = versionInFileName(basename(path), found.identity.id);
  if (named === undefined || compareNuGetVersions(named, version) !== 0) {
    throw new NupkgError(
      'FEED_IDENTITY_MISMATCH',
      `file name says another package than ${formatPackageIdentity(found.identity)}`,
      {
        path,
        wanted: basename(path),
        found: formatPackageIdentity(found.identity),
      },
    );
  }
  return packageIdsEqual(found.identity.id, id) ? { path, version, nuspec: found.nuspec } : undefined;
}
