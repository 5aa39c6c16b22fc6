import { hash } from 'node:crypto';
import { authenticodeDigest, findCertificates, peChecksum } from './certificate-table.ts';
import { type ComputedBytes, type ComputedDigest, DIGEST_SIZE } from './computed-bytes.ts';
import { type DerNode, derNodes } from './der-nodes.ts';

/** WIN_CERTIFICATE begins with its size, revision and type. */
const CERTIFICATE_HEADER = 8;
/** More nodes than this no signature has. */
const MOST_NODES = 4096;
/** Something shorter than a certificate's name is not what is signed. */
const LEAST_DIGESTED = 64;
/** What is signed has at most this many bytes; larger nodes are lists of certificates. */
const MOST_DIGESTED = 4096;

/**
 * The bytes of a signed file that follow from its other bytes: the digest that Authenticode signs, every octet string
 * in the signature that is the SHA-256 of another of its parts, and the checksum. `undefined` for other files, and for
 * one that would not get its own bytes back.
 */
export function findComputedBytes(file: Uint8Array): ComputedBytes | undefined {
  const table = findCertificates(file);
  if (table === undefined) return undefined;
  const certificates = file.subarray(table.offset, table.end);
  const nodes = derNodes(certificates, CERTIFICATE_HEADER, MOST_NODES);
  const places = digestPlaces(certificates, nodes);
  if (places.size === 0) return undefined;
  const signed = authenticodeDigest(file, table).toString('hex');
  const digests: ComputedDigest[] = [];
  const add = (digest: string, start: number, length: number): void => {
    for (const place of places.get(digest) ?? []) digests.push({ place, start, length });
    places.delete(digest);
  };
  add(signed, 0, 0);
  for (const [start, length] of nodes.flatMap(spans))
    add(sha256(certificates.subarray(start, start + length)), start, length);
  const ordered = inOrder(digests);
  if (ordered.length === 0 || !giveThemselves(certificates, ordered, signed)) return undefined;
  const found = new DataView(file.buffer, file.byteOffset, file.length).getUint32(table.checksum, true);
  return { digests: ordered, checksum: found === peChecksum(file, table.checksum) ? 'computed' : 'kept' };
}

/** Where the certificates of a file have something of the size of a digest, whatever it is of; from their start. */
export function placesForDigests(certificates: Uint8Array): readonly number[] {
  return derNodes(certificates, CERTIFICATE_HEADER, MOST_NODES).flatMap(({ content, end }) =>
    end - content === DIGEST_SIZE ? [content] : [],
  );
}

/** Whether the certificates come out the same when their digests are computed anew. What is signed stays as it is. */
function giveThemselves(certificates: Uint8Array, digests: readonly ComputedDigest[], signed: string): boolean {
  const copy = Uint8Array.from(certificates);
  for (const { place } of digests) copy.fill(0, place, place + DIGEST_SIZE);
  for (const { place, start, length } of digests) {
    const digest = length === 0 ? signed : sha256(copy.subarray(start, start + length));
    copy.set(Buffer.from(digest, 'hex'), place);
  }
  return Buffer.compare(copy, certificates) === 0;
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}

/** Octet strings that may be a SHA-256, by what they hold. */
function digestPlaces(bytes: Uint8Array, nodes: readonly DerNode[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const { content, end } of nodes) {
    if (end - content !== DIGEST_SIZE) continue;
    const text = Buffer.from(bytes.subarray(content, end)).toString('hex');
    places.set(text, [...(places.get(text) ?? []), content]);
  }
  return places;
}

/** What is digested of a node: its content, or all of it. */
function spans({ start, content, end }: DerNode): (readonly [start: number, length: number])[] {
  if (end - start > MOST_DIGESTED || end - content < LEAST_DIGESTED) return [];
  return [
    [content, end - content],
    [start, end - start],
  ];
}

/** Those first that are of bytes in which no other digest is still to be computed. */
function inOrder(digests: readonly ComputedDigest[]): ComputedDigest[] {
  const left = [...digests];
  const ordered: ComputedDigest[] = [];
  while (left.length > 0) {
    const next = left.findIndex((each) => !left.some((other) => isWithin(other, each)));
    ordered.push(...left.splice(Math.max(0, next), 1));
  }
  return ordered;
}

function isWithin({ place }: ComputedDigest, { start, length }: ComputedDigest): boolean {
  return place + DIGEST_SIZE > start && place < start + length;
}
