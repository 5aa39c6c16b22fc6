import { findCertificates } from '../pe/certificate-table.ts';
import { type ComputedBytes, computeBytes, DIGEST_SIZE } from '../pe/computed-bytes.ts';
import { findComputedBytes } from '../pe/find-computed-bytes.ts';

/** A file whose computed bytes may be anything, and which those are. */
export interface WithoutComputed {
  readonly content: Uint8Array;
  readonly computed?: ComputedBytes;
}

/**
 * Takes what a reader computes out of a file. In its place comes what the peer has there, which is predicted best. A file
 * that does not get its own bytes back stays as it is.
 */
export function withoutComputed(original: Uint8Array, peer: Uint8Array | undefined): WithoutComputed {
  const computed = findComputedBytes(original);
  if (computed === undefined) return { content: original };
  const content = Uint8Array.from(original);
  const places = placesOf(original, computed);
  const peerComputed = peer === undefined ? undefined : findComputedBytes(peer);
  const before = peer === undefined || peerComputed === undefined ? [] : placesOf(peer, peerComputed);
  places.forEach(({ offset, size }, index) => {
    const from = before.length === places.length ? before[index] : undefined;
    if (from === undefined || peer === undefined) content.fill(0, offset, offset + size);
    else content.set(peer.subarray(from.offset, from.offset + size), offset);
  });
  const copy = Uint8Array.from(content);
  const isSound = computeBytes(copy, computed) && Buffer.compare(copy, original) === 0;
  return isSound ? { content, computed } : { content: original };
}

interface Place {
  readonly offset: number;
  readonly size: number;
}

function placesOf(file: Uint8Array, { digests, checksum }: ComputedBytes): Place[] {
  const table = findCertificates(file);
  if (table === undefined) return [];
  return [
    ...(checksum === 'computed' ? [{ offset: table.checksum, size: 4 }] : []),
    ...digests.map(({ place }) => ({ offset: table.offset + place, size: DIGEST_SIZE })),
  ];
}
