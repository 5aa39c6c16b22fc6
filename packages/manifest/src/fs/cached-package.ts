import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ArchiveEntry,
  CONTENT_TYPES_PART,
  CORE_PROPERTIES_PART,
  contentHash,
  isRootNuspec,
  type Package,
  packageSha512,
  parseNupkgMetadata,
  readEntry,
  readPackage,
  RELATIONSHIPS_PART,
  SIGNATURE_ENTRY,
} from '@nuspine/nupkg-core';
import { type ByteSource, CodedError, formatNuGetVersion } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { type Finding, finding } from '../finding.ts';
import type { PackagesManifestEntry } from '../packages-manifest.ts';
import { fileDigest } from './file-digest.ts';
import type { TreeEntry } from './list-files.ts';

/** A folder `<id>/<version>` of the cache. */
export interface CachedPackage {
  /** From the root of the repository. */
  readonly folder: string;
  readonly id: string;
  readonly version: string;
  /** Everything below the folder. */
  readonly entries: readonly TreeEntry[];
  /** What the manifest of the feed lists under that id and version. */
  readonly listed: PackagesManifestEntry | undefined;
}

/** Everything in which an unpacked package differs from the package, and the package from the one in the feed. */
export async function checkCachedPackage(root: string, cached: CachedPackage): Promise<readonly Finding[]> {
  const { folder, id, version, entries, listed } = cached;
  const place = `${folder}/${id}.${version}.nupkg`;
  const links = entries.filter(({ type }) => type === 'link').map(({ path }) => finding('link-in-root', path));
  const unlisted = listed === undefined ? [finding('cache-package-unlisted', folder)] : [];
  if (!entries.some(({ path }) => path === place))
    return [...links, ...unlisted, finding('cache-package-missing', place)];
  const changed = listed === undefined ? [] : await judgeBytes(root, place, listed);
  const below = await withFileSource(join(root, place), (source) => judgeUnpacked(root, place, source, cached));
  return [...links, ...unlisted, ...changed, ...below];
}

async function judgeBytes(root: string, place: string, { digest }: PackagesManifestEntry): Promise<readonly Finding[]> {
  const { size } = await stat(join(root, place));
  const found = await fileDigest(join(root, place), size);
  return found === digest ? [] : [finding('cache-package-changed', place, { wanted: digest, found })];
}

async function judgeUnpacked(
  root: string,
  place: string,
  source: ByteSource,
  cached: CachedPackage,
): Promise<readonly Finding[]> {
  try {
    const pkg = await readPackage(source);
    return [
      ...judgePlace(place, pkg, cached),
      ...(await judgeMarkers(root, place, source, cached)),
      ...(await judgeFiles(root, pkg, cached)),
    ];
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    return [finding('package-unreadable', place, { found: `${String(error.code)}: ${error.message}` })];
  }
}

function judgePlace(place: string, { identity }: Package, { id, version }: CachedPackage): readonly Finding[] {
  const wanted = `${identity.id}/${formatNuGetVersion(identity.version)}`.toLowerCase();
  return wanted === `${id}/${version}`
    ? []
    : [finding('cache-package-misplaced', place, { wanted, found: `${id}/${version}` })];
}

/** `.nupkg.sha512` has the hash of the whole file, `.nupkg.metadata` that without the signature. */
async function judgeMarkers(
  root: string,
  place: string,
  source: ByteSource,
  { folder, entries }: CachedPackage,
): Promise<readonly Finding[]> {
  const markers = [
    {
      path: `${place}.sha512`,
      wanted: await packageSha512(source),
      read: (bytes: Buffer) => bytes.toString('utf8').trim(),
    },
    { path: `${folder}/.nupkg.metadata`, wanted: await contentHash(source), read: hashInMetadata },
  ];
  const findings = markers.map(async ({ path, wanted, read }) => {
    if (!entries.some((entry) => entry.path === path && entry.type === 'file'))
      return finding('cache-marker-missing', path);
    const found = read(await readFile(join(root, path)));
    return found === wanted ? undefined : finding('cache-marker-changed', path, { wanted, found });
  });
  return (await Promise.all(findings)).flatMap((found) => found ?? []);
}

function hashInMetadata(bytes: Buffer): string {
  try {
    return parseNupkgMetadata(bytes, '.nupkg.metadata').contentHash;
  } catch (error) {
    if (error instanceof CodedError) return 'no hash';
    throw error;
  }
}

/** Parts of the container that NuGet does not unpack (PackageExtractor; names compared as they are). */
const NOT_UNPACKED: ReadonlySet<string> = new Set([CONTENT_TYPES_PART, RELATIONSHIPS_PART]);

async function judgeFiles(
  root: string,
  pkg: Package,
  { folder, id, version, entries }: CachedPackage,
): Promise<readonly Finding[]> {
  const own = new Set([`${id}.${version}.nupkg`, `${id}.${version}.nupkg.sha512`, '.nupkg.metadata']);
  const unpacked = new Map(pkg.archive.entries.filter(isUnpacked).map((entry) => [unpackedName(entry, id), entry]));
  const named = entries.filter(({ type }) => type !== 'unreadable');
  const odd = entries.filter(({ type }) => type === 'unreadable');
  const there = named.map(({ path }) => path.slice(folder.length + 1)).filter((name) => !own.has(name));
  const added = there.filter((name) => !unpacked.has(name)).map((name) => `${folder}/${name}`);
  const findings = [...added, ...odd.map(({ path }) => path)].map((path) => finding('cache-file-added', path));
  const present = new Set(there);
  for (const [name, entry] of unpacked) {
    const path = `${folder}/${name}`;
    if (!present.has(name)) {
      // Whether the signature is unpacked is up to the version of NuGet.
      if (name !== SIGNATURE_ENTRY) findings.push(finding('cache-file-missing', path));
    } else if (!(await isSame(join(root, path), pkg, entry))) findings.push(finding('cache-file-changed', path));
  }
  return findings;
}

function isUnpacked({ path }: ArchiveEntry): boolean {
  return (
    !NOT_UNPACKED.has(path) &&
    !path.startsWith(CORE_PROPERTIES_PART.slice(0, CORE_PROPERTIES_PART.lastIndexOf('/') + 1))
  );
}

/** The nuspec is renamed to the id in lower case; everything else keeps its name. */
function unpackedName({ path }: ArchiveEntry, id: string): string {
  return isRootNuspec(path) ? `${id}.nuspec` : path;
}

async function isSame(path: string, pkg: Package, entry: ArchiveEntry): Promise<boolean> {
  const { size } = await stat(path);
  if (size !== entry.size) return false;
  return (await readFile(path)).equals(await readEntry(pkg.archive, entry));
}
