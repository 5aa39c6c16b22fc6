import { join } from 'node:path';
import {
  compareNuGetVersions,
  type HttpClient,
  type HttpRequest,
  type NuGetVersion,
  packageIdKey,
} from '@nuspine/primitives';
import { invalidDocument } from '../../v3/feed-document.ts';
import { nupkgAddress, nuspecAddress, registrationAddress, versionListAddress } from '../../v3/package-address.ts';
import { parseRegistration, parseRegistrationPage, type RegisteredPackage } from '../../v3/registration.ts';
import type { PackageService } from '../../v3/service-index.ts';
import { parseVersionList } from '../../v3/version-list.ts';
import { fetchDocument } from './fetch-document.ts';

/** A package that a feed says it has. */
export interface ListedPackage {
  readonly version: NuGetVersion;
  readonly nupkg: string;
  /** Where its nuspec may be; registrations have none. */
  readonly nuspec?: string;
}

export interface FeedPlace {
  readonly service: PackageService;
  readonly http: HttpClient;
  /** Folder of this feed in the cache. */
  readonly folder: string;
  readonly request: HttpRequest;
}

/** Pages have 64 packages on nuget.org: no package has so many versions. */
const MAX_PAGES = 1_000;

/** What a feed has of a package, lowest version first; nothing when it does not know the id. */
export async function listPackages(place: FeedPlace, id: string): Promise<readonly ListedPackage[]> {
  return place.service.kind === 'flat' ? listFlat(place, id) : listRegistered(place, id);
}

async function listFlat({ service, http, folder, request }: FeedPlace, id: string): Promise<readonly ListedPackage[]> {
  const url = versionListAddress(service.base, id);
  const bytes = await fetchDocument(http, url, join(folder, packageIdKey(id), 'index.json'), request);
  // A feed that does not know an id answers 404 (PackageBaseAddress, "Enumerate package versions").
  const versions = bytes === undefined ? [] : parseVersionList(bytes, url);
  return versions.map((version) => {
    const identity = { id, version };
    return { version, nupkg: nupkgAddress(service.base, identity), nuspec: nuspecAddress(service.base, identity) };
  });
}

async function listRegistered(place: FeedPlace, id: string): Promise<readonly ListedPackage[]> {
  const { service, http, folder, request } = place;
  const url = registrationAddress(service.base, id);
  const bytes = await fetchDocument(http, url, join(folder, packageIdKey(id), 'registration.json'), request);
  const pages = bytes === undefined ? [] : parseRegistration(bytes, url);
  if (pages.length > MAX_PAGES) throw invalidDocument(`has more than ${String(MAX_PAGES)} pages`, url);
  const packages: RegisteredPackage[] = [];
  for (const [at, page] of pages.entries()) {
    packages.push(...(page.kind === 'here' ? page.packages : await fetchPage(place, id, page.url, at)));
  }
  return packages.toSorted((a, b) => compareNuGetVersions(a.version, b.version));
}

async function fetchPage(
  { http, folder, request }: FeedPlace,
  id: string,
  url: string,
  at: number,
): Promise<readonly RegisteredPackage[]> {
  const path = join(folder, packageIdKey(id), `registration-${String(at)}.json`);
  const bytes = await fetchDocument(http, url, path, request);
  if (bytes === undefined) throw invalidDocument('is missing, and its index names it', url);
  return parseRegistrationPage(bytes, url);
}
