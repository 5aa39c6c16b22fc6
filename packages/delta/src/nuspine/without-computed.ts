import { type CertificateTable, findCertificates } from '../pe/certificate-table.ts';
import { type ComputedBytes, DIGEST_SIZE } from '../pe/computed-bytes.ts';
import { findComputedBytes, placesForDigests } from '../pe/find-computed-bytes.ts';

/** A file whose computed bytes may be anything, and which those are. */
export interface WithoutComputed {
  readonly content: Uint8Array;
  readonly computed?: ComputedBytes;
}

const CHECKSUM_SIZE = 4;

/**
 * Takes what a reader computes out of a file. In its place comes what the peer has there, which is predicted best. A file
 * that does not get its own bytes back stays as it is.
 */
export function withoutComputed(original: Uint8Array, peer: Uint8Array | undefined): WithoutComputed {
  const table = findCertificates(original);
  const computed = table === undefined ? undefined : findComputedBytes(original);
  if (table === undefined || computed === undefined) return { content: original };
  const content = new Uint8Array(original);
  const peerTable = peer === undefined ? undefined : findCertificates(peer);
  const replace = (offset: number, size: number, from: number | undefined): void => {
    if (from === undefined || peer === undefined) content.fill(0, offset, offset + size);
    else content.set(peer.subarray(from, from + size), offset);
  };
  const placeInPeer = peerPlaces(original, table, peer, peerTable);
  if (computed.checksum === 'computed') replace(table.checksum, CHECKSUM_SIZE, peerTable?.checksum);
  for (const { place } of computed.digests) replace(table.offset + place, DIGEST_SIZE, placeInPeer.get(place));
  return { content, computed };
}

/** Certificates of one publisher have the same parts in the same order: where in the peer each digest has its like. */
function peerPlaces(
  file: Uint8Array,
  table: CertificateTable,
  peer: Uint8Array | undefined,
  peerTable: CertificateTable | undefined,
): ReadonlyMap<number, number> {
  if (peer === undefined || peerTable === undefined) return new Map();
  const places = placesForDigests(file.subarray(table.offset, table.end));
  const before = placesForDigests(peer.subarray(peerTable.offset, peerTable.end));
  if (before.length !== places.length) return new Map();
  return new Map(places.map((place, index) => [place, peerTable.offset + (before[index] ?? 0)]));
}
