import { join } from 'node:path';
import {
  compareNuGetVersions,
  formatNuGetVersion,
  type NuGetVersion,
  packageIdKey,
  type PackageIdentity,
  tryParseNuGetVersion,
} from '@nuspine/primitives';
import { type Feed, packageMissing } from '../feed.ts';
import { parseNuspec } from '../nuspec/parse-nuspec.ts';
import { packageNames } from '../v3/package-address.ts';
import { readDocumentBytes } from './document-bytes.ts';
import { readFeedFolder } from './feed-folder.ts';
import { requireInstalledContent } from './installed-content.ts';
import { withPackageFile } from './with-package-file.ts';

/**
 * A fallback folder: packages as restore installs them, in `<id>/<version>` in lower case, where one without
 * `.nupkg.metadata`, which is written last, does not exist (NuGet.Repositories, NuGetv3LocalRepository). What is unpacked
 * there is enough to resolve; to open a package takes its .nupkg, and that it is the one that was installed.
 * Throws `FEED_UNREADABLE` now, `FEED_CONTENT_CHANGED` when such a package is opened.
 */
export async function openInstalledFolder(path: string): Promise<Feed> {
  const { folders } = await readFeedFolder(path);
  const ids = new Set(folders);
  const known = new Map<string, Promise<readonly NuGetVersion[]>>();

  function versions(id: string): Promise<readonly NuGetVersion[]> {
    const key = packageIdKey(id);
    const found = known.get(key) ?? (ids.has(key) ? installedVersions(path, key) : Promise.resolve([]));
    known.set(key, found);
    return found;
  }

  async function find(identity: PackageIdentity): Promise<{ readonly nuspec: string; readonly nupkg: string }> {
    const all = await versions(identity.id);
    if (all.every((version) => compareNuGetVersions(version, identity.version) !== 0)) {
      throw packageMissing(identity, [feed]);
    }
    const { id, version, nuspec, nupkg } = packageNames(identity);
    return { nuspec: join(path, id, version, nuspec), nupkg: join(path, id, version, nupkg) };
  }

  const feed: Feed = {
    name: path,
    isInstalled: true,
    versions,
    nuspec: async (identity) => {
      const { nuspec } = await find(identity);
      return parseNuspec(await readDocumentBytes(nuspec), nuspec);
    },
    open: async (identity, use) => {
      const { nupkg } = await find(identity);
      return withPackageFile(nupkg, async (pkg) => {
        await requireInstalledContent(nupkg);
        return use(pkg);
      });
    },
  };
  return feed;
}

async function installedVersions(root: string, key: string): Promise<readonly NuGetVersion[]> {
  const { folders } = await readFeedFolder(join(root, key));
  const versions = await Promise.all(
    folders.map(async (name) => {
      const version = tryParseNuGetVersion(name);
      if (version === undefined || formatNuGetVersion(version).toLowerCase() !== name) return [];
      const { files } = await readFeedFolder(join(root, key, name));
      return files.includes('.nupkg.metadata') && files.includes(`${key}.nuspec`) ? [version] : [];
    }),
  );
  return versions.flat().toSorted(compareNuGetVersions);
}
