import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  compareNuGetVersions,
  type Digest,
  formatPackageIdentity,
  type HttpClient,
  type HttpRequest,
  type NuGetVersion,
  packageIdentitiesEqual,
  packageIdentityKey,
  packageIdKey,
  type PackageIdentity,
  PrimitivesError,
} from '@nuspine/primitives';
import { NupkgError } from '../../errors.ts';
import { type Feed, packageMissing } from '../../feed.ts';
import type { Nuspec } from '../../nuspec/nuspec.ts';
import { parseNuspec } from '../../nuspec/parse-nuspec.ts';
import { type PackageSource, sourceAddress, sourceCredentials } from '../../package-source.ts';
import { nupkgAddress, nuspecAddress, packageNames, versionListAddress } from '../../v3/package-address.ts';
import { parseServiceIndex } from '../../v3/service-index.ts';
import { parseVersionList } from '../../v3/version-list.ts';
import { withPackageFile } from '../with-package-file.ts';
import { revalidatedDocument } from './document-cache.ts';
import { openFileCache } from './file-cache.ts';

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
  return feedAt({ name: source.name, base: parseServiceIndex(index, server.href), http, folder, request });
}

interface Place {
  readonly name: string;
  /** PackageBaseAddress. */
  readonly base: URL;
  readonly http: HttpClient;
  /** Folder of this feed in the cache. */
  readonly folder: string;
  readonly request: HttpRequest;
}

function feedAt(place: Place): Feed {
  const files = openFileCache(place.folder);
  const versions = remember((id: string) => fetchVersions(place, id), packageIdKey);
  const nuspec = remember((identity: PackageIdentity) => fetchNuspec(place, identity), packageIdentityKey);

  async function packagePath(identity: PackageIdentity): Promise<string> {
    const names = packageNames(identity);
    await requireVersion(identity);
    return files.file([names.id, names.version, names.nupkg], (path) => fetchPackage(place, identity, path));
  }

  async function requireVersion(identity: PackageIdentity): Promise<void> {
    const all = await versions(identity.id);
    const isThere = all.some((version) => compareNuGetVersions(version, identity.version) === 0);
    if (!isThere) throw packageMissing(identity, [feed]);
  }

  const feed: Feed = {
    name: place.name,
    versions,
    nuspec: async (identity) => {
      await requireVersion(identity);
      return (await nuspec(identity)) ?? withPackageFile(await packagePath(identity), async (pkg) => pkg.nuspec);
    },
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

async function fetchVersions({ http, base, folder, request }: Place, id: string): Promise<readonly NuGetVersion[]> {
  const url = versionListAddress(base, id);
  const bytes = await fetchDocument(http, url, join(folder, packageIdKey(id), 'index.json'), request);
  // A feed that does not know an id answers 404 (PackageBaseAddress, "Enumerate package versions").
  return bytes === undefined ? [] : parseVersionList(bytes, url);
}

/** Not every server has nuspecs; every package has one. */
async function fetchNuspec(
  { http, base, folder, request }: Place,
  identity: PackageIdentity,
): Promise<Nuspec | undefined> {
  const url = nuspecAddress(base, identity);
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
async function fetchPackage(place: Place, identity: PackageIdentity, path: string): Promise<Digest> {
  const url = nupkgAddress(place.base, identity);
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

/** The document, or `undefined` where the server has none. */
async function fetchDocument(
  http: HttpClient,
  url: string,
  path: string,
  request: HttpRequest,
): Promise<Uint8Array | undefined> {
  try {
    return await revalidatedDocument(http, url, path, request);
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw feedError(error, url);
  }
}

function feedError(error: unknown, url: string): unknown {
  const status = statusOf(error);
  if (status !== 401 && status !== 403) return error;
  const why = status === 401 ? 'does not know us' : 'forbids it';
  return new NupkgError('FEED_ACCESS_DENIED', `server ${why}`, { path: url, found: status, cause: error });
}

function statusOf(error: unknown): unknown {
  return error instanceof PrimitivesError && error.code === 'HTTP_STATUS' ? error.details.found : undefined;
}
