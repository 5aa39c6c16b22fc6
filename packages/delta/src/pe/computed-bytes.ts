import { createHash } from 'node:crypto';
import { authenticodeDigest, type CertificateTable, findCertificates, peChecksum } from './certificate-table.ts';

/**
 * A SHA-256 inside the certificates of a signed file that can be computed from the rest of it. Offsets count from the
 * start of the certificates, in bytes.
 */
export interface ComputedDigest {
  /** Where it stands. */
  readonly place: number;
  /** What it is of: `length` bytes from `start` on; with a length of 0, what Authenticode signs of the file. */
  readonly start: number;
  readonly length: number;
}

/** The bytes of a signed file that a reader computes. */
export interface ComputedBytes {
  /** In the order in which they are computed. */
  readonly digests: readonly ComputedDigest[];
  /** Whether the checksum of the file is the right one. */
  readonly checksum: 'computed' | 'kept';
}

export const DIGEST_SIZE = 32;

/**
 * Computes the bytes of a file, in place. False if the file has no certificates, or not at those places: then it is
 * not the file they were found in.
 */
export function computeBytes(file: Uint8Array, { digests, checksum }: ComputedBytes): boolean {
  const table = findCertificates(file);
  if (table === undefined) return false;
  for (const { place, start, length } of digests) {
    if (table.offset + place + DIGEST_SIZE > table.end || table.offset + start + length > table.end) return false;
    file.set(digestOf(file, table, { start, length }), table.offset + place);
  }
  if (checksum === 'computed') writeChecksum(file, table, peChecksum(file, table.checksum));
  return true;
}

/** What a digest is of. */
function digestOf(
  file: Uint8Array,
  table: CertificateTable,
  { start, length }: Pick<ComputedDigest, 'start' | 'length'>,
): Buffer {
  if (length === 0) return authenticodeDigest(file, table);
  const from = table.offset + start;
  return createHash('sha256')
    .update(file.subarray(from, from + length))
    .digest();
}

function writeChecksum(file: Uint8Array, table: CertificateTable, value: number): void {
  new DataView(file.buffer, file.byteOffset, file.length).setUint32(table.checksum, value, true);
}
