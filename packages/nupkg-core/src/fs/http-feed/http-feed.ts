import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compareNuGetVersions,
  type Digest,
  formatPackageIdentity,
  type HttpClient,
  packageIdentitiesEqual,
  packageIdentityKey,
  packageIdKey,
  type PackageIdentity,
} from '@nuspine/primitives';
import { NupkgError } from '../../errors.ts';
import { type Feed, packageMissing } from '../../feed.ts';
import type { Nuspec } from '../../nuspec/nuspec.ts';
import { parseNuspec } from '../../nuspec/parse-nuspec.ts';
import { type PackageSource, sourceAddress, sourceCredentials } from '../../package-source.ts';
import { packageNames } from '../../v3/package-address.ts';
import { parseServiceIndex } from '../../v3/service-index.ts';
import { withPackageFile } from '../with-package-file.ts';
import { feedError, fetchDocument } from './fetch-document.ts';
import { openFileCache } from './file-cache.ts';
import { type FeedPlace, type ListedPackage, listPackages } from './list-packages.ts';

export interface HttpFeedOptions {
  readonly http: HttpClient;
  /** Folder that fetched packages are kept in. */
  readonly cache: string;
}

const MAX_NUSPEC_SIZE = 2 ** 20;
/** A package that arrives whole but is none may have been cut by a proxy that did not say so. */
const MAX_DOWNLOADS = 3;

/**
 * A NuGet V3 feed, of which the service index has been read. Packages are kept in the cache and compared with what was
 * fetched before they are used again; lists of versions are asked for each time.
 * Throws `FEED_UNREADABLE`, `FEED_ACCESS_DENIED`, `FEED_PASSWORD_ENCRYPTED`, `FEED_RESPONSE_INVALID`, `FEED_INSECURE` and `HTTP_*`.
 */
export async function openHttpFeed(source: PackageSource, { http, cache }: HttpFeedOptions): Promise<Feed> {
  const server = sourceAddress(source);
  const request = { credentials: sourceCredentials(source, server) };
  const folder = join(cache, createHash('sha256').update(server.href).digest('hex').slice(0, 16));
  const index = await fetchDocument(http, server.href, join(folder, 'index.json'), request);
  if (index === undefined) throw new NupkgError('FEED_UNREADABLE', 'server has no feed there', { path: server.href });
  return feedAt({ name: source.name, service: parseServiceIndex(index, server.href), http, folder, request });
}

interface Place extends FeedPlace {
  readonly name: string;
}

function feedAt(place: Place): Feed {
  const files = openFileCache(place.folder);
  const listed = remember((id: string) => listPackages(place, id), packageIdKey);
  const nuspec = remember((identity: PackageIdentity) => readNuspec(identity), packageIdentityKey);

  async function find(identity: PackageIdentity): Promise<ListedPackage> {
    const all = await listed(identity.id);
    const found = all.find(({ version }) => compareNuGetVersions(version, identity.version) === 0);
    if (found === undefined) throw packageMissing(identity, [feed]);
    return found;
  }

  async function packagePath(identity: PackageIdentity): Promise<string> {
    const names = packageNames(identity);
    const { nupkg } = await find(identity);
    return files.file([names.id, names.version, names.nupkg], (path) => fetchPackage(place, identity, nupkg, path));
  }

  async function readNuspec(identity: PackageIdentity): Promise<Nuspec> {
    const { nuspec: url } = await find(identity);
    const alone = url === undefined ? undefined : await fetchNuspec(place, identity, url);
    return alone ?? withPackageFile(await packagePath(identity), async (pkg) => pkg.nuspec);
  }

  const feed: Feed = {
    name: place.name,
    versions: async (id) => (await listed(id)).map(({ version }) => version),
    nuspec,
    open: async (identity, use) => withPackageFile(await packagePath(identity), use),
  };
  return feed;
}

/** Asks once for each key. */
function remember<Key, Value>(ask: (key: Key) => Promise<Value>, textOf: (key: Key) => string): typeof ask {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const text = textOf(key);
    const value = known.get(text) ?? ask(key);
    known.set(text, value);
    return value;
  };
}

/** Not every server has nuspecs; every package has one. */
async function fetchNuspec(
  { http, folder, request }: Place,
  identity: PackageIdentity,
  url: string,
): Promise<Nuspec | undefined> {
  const { id, version, nuspec: name } = packageNames(identity);
  const bytes = await fetchDocument(http, url, join(folder, id, version, `${name}.json`), {
    ...request,
    maxSize: MAX_NUSPEC_SIZE,
  });
  if (bytes === undefined) return undefined;
  const nuspec = parseNuspec(bytes, url);
  requireIdentity(nuspec, identity, url);
  return nuspec;
}

/** Writes the package to `path`, checked to be a package, and the one asked for. */
async function fetchPackage(place: Place, identity: PackageIdentity, url: string, path: string): Promise<Digest> {
  for (let count = 1; ; count++) {
    const { digest } = await place.http.download(url, path, place.request).catch((error: unknown) => {
      throw feedError(error, url);
    });
    const damage = await damageOf(path, url, identity);
    if (damage === undefined) return digest;
    await rm(path, { force: true });
    if (count === MAX_DOWNLOADS || !isDamaged(damage)) throw damage;
  }
}

/** Why a file is not the package asked for, if it is not. */
async function damageOf(path: string, url: string, identity: PackageIdentity): Promise<unknown> {
  try {
    await withPackageFile(path, async (pkg) => {
      requireIdentity(pkg.identity, identity, url);
    });
    return undefined;
  } catch (error) {
    return error instanceof NupkgError
      ? new NupkgError(error.code, error.message, { ...error.details, path: url })
      : error;
  }
}

/** A package that is another one, or hostile, stays so. */
function isDamaged(error: unknown): boolean {
  return error instanceof NupkgError && error.code.startsWith('NUPKG_ARCHIVE_');
}

function requireIdentity(found: PackageIdentity, wanted: PackageIdentity, url: string): void {
  if (packageIdentitiesEqual(found, wanted)) return;
  throw new NupkgError('FEED_IDENTITY_MISMATCH', 'server sends another package than was asked for', {
    path: url,
    wanted: formatPackageIdentity(wanted),
    found: formatPackageIdentity(found),
  });
}
