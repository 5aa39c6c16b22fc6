import { kindsOf } from '../judge-vendored-file.ts';
import type { BinaryFacts } from '../layout-facts.ts';
import { ownersIn } from '../layout-places.ts';
import type { OfflineConfig } from '../offline-config.ts';
import { listedEntry, type VendorListing } from '../vendor-listing.ts';
import type { VendorManifestEntry } from '../vendor-manifest.ts';
import { DIGEST_WIDTH, type FileTable } from './examine/file-table.ts';
import { describeVendored, type PlacedFile, type ScannedLayout } from './scan-layout.ts';

/** The files and entries of which there is something to say. */
export interface UnsoundVendored {
  readonly binaries: readonly BinaryFacts[];
  readonly files: readonly VendorManifestEntry[];
}

/**
 * Vendored files that are not what the manifest lists, entries without a file, and those of which there is something to say
 * anyway. The others, which are nearly all, never become objects: both sides are walked through in order of path.
 */
export function findUnsound(
  { vendored, files: { table } }: Pick<ScannedLayout, 'vendored' | 'files'>,
  listing: VendorListing,
  config: OfflineConfig,
): UnsoundVendored {
  const ownerOf = ownersIn(config);
  const binaries: PlacedFile[] = [];
  const entries: number[] = [];
  let at = 0;
  for (const file of vendored) {
    for (; (listing.paths[at] ?? file.path) < file.path; at++) entries.push(at);
    const isListed = listing.paths[at] === file.path;
    if (isListed && isAsListed(file, ownerOf(file.path), table, listing, at)) at++;
    else {
      binaries.push(file);
      if (isListed) entries.push(at++);
    }
  }
  for (; at < listing.paths.length; at++) entries.push(at);
  const describe = describeVendored(table, config);
  return { binaries: binaries.map(describe), files: entries.map((entry) => listedEntry(listing, entry)) };
}

function isAsListed(
  { path, index, size, detections }: PlacedFile,
  owner: string,
  table: FileTable,
  listing: VendorListing,
  at: number,
): boolean {
  return (
    !listing.remarkable.has(path) &&
    listing.sizes[at] === size &&
    listing.owners[at] === owner &&
    listing.kinds[at] === kindsOf(detections) &&
    isSameDigest(table.digests, index, listing.digests, at)
  );
}

function isSameDigest(a: Uint8Array, at: number, b: Uint8Array, bt: number): boolean {
  for (let byte = 0; byte < DIGEST_WIDTH; byte++) {
    if (a[at * DIGEST_WIDTH + byte] !== b[bt * DIGEST_WIDTH + byte]) return false;
  }
  return true;
}
