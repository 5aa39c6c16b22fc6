import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageIdentityKey, tryParseNuGetVersion } from '@nuspine/primitives';
import { type Finding, finding } from '../finding.ts';
import type { OfflineConfig } from '../offline-config.ts';
import type { PackagesManifest, PackagesManifestEntry } from '../packages-manifest.ts';
import { checkCachedPackage } from './cached-package.ts';
import { inParallel } from './in-parallel.ts';
import { type TreeEntry, walkFiles } from './list-files.ts';

/** What `checkCache` looked at and found. */
export interface CacheReport {
  /** Packages in the cache. */
  readonly packages: number;
  readonly findings: readonly Finding[];
}

/**
 * Compares the cache of unpacked packages with the packages themselves, which NuGet never does: their bytes with the
 * manifest of the feed, the hashes that NuGet noted, and each unpacked file with the package. A cache that is not there
 * has nothing wrong with it.
 */
export async function checkCache(root: string, config: OfflineConfig, feed: PackagesManifest): Promise<CacheReport> {
  if (!existsSync(join(root, config.cache))) return { packages: 0, findings: [] };
  const listed = new Map(feed.packages.map((entry) => [folderOf(entry), entry]));
  const folders = new Map<string, TreeEntry[]>();
  const findings: Finding[] = [];
  for (const entry of walkFiles(root, config.cache)) {
    const inCache = entry.path.slice(config.cache.length + 1).split('/');
    const folder = inCache.slice(0, 2).join('/');
    if (inCache.length < 3) findings.push(finding('cache-file-added', entry.path));
    else folders.set(folder, [...(folders.get(folder) ?? []), entry]);
  }
  const checked = await inParallel([...folders], 2, async ([folder, entries]) => {
    const [id = '', version = ''] = folder.split('/');
    return checkCachedPackage(root, {
      folder: `${config.cache}/${folder}`,
      id,
      version,
      entries,
      listed: listed.get(folder),
    });
  });
  return { packages: folders.size, findings: [...findings, ...checked.flat()] };
}

/** The folder of a package in the cache: all in lower case (VersionFolderPathResolver). */
function folderOf({ id, version }: PackagesManifestEntry): string {
  const parsed = tryParseNuGetVersion(version);
  return parsed === undefined ? '' : packageIdentityKey({ id, version: parsed });
}
