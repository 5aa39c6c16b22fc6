import { join } from 'node:path';
import { contentHash, type Feed, joinFeeds, mappedSources, NupkgError } from '@nuspine/nupkg-core';
import { type NuGetOptions, openSources } from '@nuspine/nupkg-core/fs';
import { isHttpUrl, parseNuGetVersion, sourceChunks } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import type { WantedPackage } from '../../closure/wanted-package.ts';
import { ManifestError } from '../../errors.ts';
import type { OfflineConfig } from '../../offline-config.ts';
import type { PackagesManifestEntry } from '../../packages-manifest.ts';
import { manifestPaths } from '../../manifests.ts';
import { formatDocument } from '../../read-document.ts';
import { readManifests, writeLayoutFile } from '../layout-files.ts';
import { updateSettled } from '../update-layout.ts';

/** A package that came, and where from. */
interface Fetched {
  readonly file: string;
  readonly wanted: WantedPackage;
  readonly feed: string;
}

/**
 * Puts packages into the feed of a layout, each verified against the hash that was locked, and writes its manifest: with where
 * a package came from and who needs it, where nobody has written that. What no source has is left out.
 */
export async function fetchPackages(
  root: string,
  config: OfflineConfig,
  missing: readonly WantedPackage[],
  { sources, nuGet }: { readonly sources: readonly string[]; readonly nuGet: NuGetOptions },
): Promise<readonly string[]> {
  const { feeds, sourceMapping } = await openSources(sources, nuGet);
  const fetched: Fetched[] = [];
  for (const wanted of missing) {
    const names = mappedSources(sourceMapping, wanted.id);
    const allowed = feeds.filter(({ name }) => names === undefined || names.has(name));
    const one = await fetchPackage(join(root, config.packages), wanted, allowed);
    if (one !== undefined) fetched.push(one);
  }
  await updateSettled(root);
  await noteOrigins(root, config, fetched);
  return fetched.map(({ file }) => file);
}

async function fetchPackage(
  folder: string,
  wanted: WantedPackage,
  feeds: readonly Feed[],
): Promise<Fetched | undefined> {
  const identity = { id: wanted.id, version: parseNuGetVersion(wanted.version) };
  for (const feed of feeds) {
    try {
      return await joinFeeds([feed]).open(identity, async ({ archive, identity: { id } }) => {
        const found = await contentHash(archive.source);
        if (wanted.contentHash !== undefined && wanted.contentHash !== found) throw changed(wanted, found, feed);
        const file = `${id}.${wanted.version}.nupkg`;
        await writeFileAtomically(join(folder, file), async (sink) => {
          for await (const chunk of sourceChunks(archive.source)) await sink.write(chunk);
        });
        return { file, wanted, feed: feed.name };
      });
    } catch (error) {
      if (!(error instanceof NupkgError) || error.code !== 'FEED_PACKAGE_MISSING') throw error;
    }
  }
  return undefined;
}

function changed(
  { id, version, consumers, contentHash: wanted }: WantedPackage,
  found: string,
  feed: Feed,
): ManifestError {
  const by = consumers.join(', ');
  return new ManifestError('MANIFEST_PACKAGE_CHANGED', `package of ${feed.name} is not the one that ${by} locks`, {
    path: `${id}.${version}.nupkg`,
    wanted,
    found,
  });
}

/** What people would have to find out again. Addresses may hold credentials in front of the host, which stay out. */
async function noteOrigins(root: string, config: OfflineConfig, fetched: readonly Fetched[]): Promise<void> {
  const { manifests } = await readManifests(root, config);
  const known = new Map(fetched.map((one) => [one.file, one]));
  const packages = manifests.packages.packages.map((entry): PackagesManifestEntry => {
    const one = known.get(entry.file);
    if (one === undefined) return entry;
    return {
      ...entry,
      origin: entry.origin === '' ? originOf(one.feed) : entry.origin,
      consumer: entry.consumer === '' ? one.wanted.consumers.join(', ') : entry.consumer,
    };
  });
  const path = join(root, manifestPaths(config).packages);
  await writeLayoutFile(path, formatDocument({ ...manifests.packages, packages }));
}

function originOf(feed: string): string {
  if (!isHttpUrl(feed)) return feed;
  const url = new URL(feed);
  return `${url.origin}${url.pathname}`;
}
