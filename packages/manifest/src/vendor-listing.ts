import { pathCollisionKey } from '@nuspine/primitives';
import type { OfflineConfig } from './offline-config.ts';
import { vendoredPlaces } from './layout-places.ts';
import { owesWords, type VendorManifestEntry, visitVendorEntries } from './vendor-manifest.ts';

const DIGEST_WIDTH = 32;
const DIGEST_START = 'sha256:'.length;
/** No entry is shorter, in bytes: a digest and eight members. */
const MIN_ENTRY_BYTES = 200;

/** What `vendor/manifest.json` lists, in columns and in order of path: an eighth of what its entries take. */
export interface VendorListing {
  readonly paths: readonly string[];
  readonly sizes: readonly number[];
  /** SHA-256, 32 bytes a file. */
  readonly digests: Uint8Array;
  readonly kinds: readonly string[];
  readonly owners: readonly string[];
  /** Of which something is to be said whatever the file is, by path. */
  readonly remarkable: ReadonlyMap<string, VendorManifestEntry>;
}

/**
 * The listing of a manifest as `updateLayout` writes it. `undefined` for any other, for one that is not in order, and where
 * two entries are one on some file system: those are compared entry by entry.
 */
export function readVendorListing(bytes: Uint8Array, config: OfflineConfig): VendorListing | undefined {
  const isVendored = vendoredPlaces(config);
  const digests = Buffer.alloc(Math.ceil(bytes.length / MIN_ENTRY_BYTES) * DIGEST_WIDTH);
  const listing = { paths: newTexts(), sizes: newNumbers(), kinds: newTexts(), owners: newTexts() };
  const remarkable = new Map<string, VendorManifestEntry>();
  const keys = new Set<string>();
  let last = '';
  const isSound = visitVendorEntries(bytes, (entry) => {
    const { path, size, digest, kind, owner } = entry;
    if (path <= last || keys.size === keys.add(pathCollisionKey(path)).size) return false;
    digests.write(digest.slice(DIGEST_START), listing.paths.length * DIGEST_WIDTH, 'hex');
    listing.paths.push((last = path));
    listing.sizes.push(size);
    listing.kinds.push(kind);
    listing.owners.push(owner);
    if (owesWords(entry) || !isVendored(path)) remarkable.set(path, entry);
    return true;
  });
  return isSound ? { ...listing, digests, remarkable } : undefined;
}

function newTexts(): string[] {
  return [];
}

function newNumbers(): number[] {
  return [];
}

/** What the manifest says of a file, as far as a file can be compared with it. */
export function listedEntry(listing: VendorListing, index: number): VendorManifestEntry {
  const path = listing.paths[index] ?? '';
  const known = listing.remarkable.get(path);
  if (known !== undefined) return known;
  const digest = Buffer.from(listing.digests.subarray(index * DIGEST_WIDTH, (index + 1) * DIGEST_WIDTH));
  return {
    path,
    size: listing.sizes[index] ?? 0,
    digest: `sha256:${digest.toString('hex')}`,
    kind: listing.kinds[index] ?? '',
    owner: listing.owners[index] ?? '',
    // Nobody owes a word about it, so that the words themselves are of no account.
    origin: '-',
    version: '-',
    consumer: '-',
  };
}
