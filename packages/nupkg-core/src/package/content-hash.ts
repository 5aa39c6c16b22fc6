import { createHash } from 'node:crypto';
import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import type { Archive, ArchiveEntry } from '../archive/archive.ts';
import { RECORD_SIZE } from '../archive/central-record.ts';
import { readArchive } from '../archive/read-archive.ts';
import type { ArchiveLimits } from '../limits.ts';
import { findSignatureEntry } from './signature-entry.ts';

/** What signing took out or put in, and where: the local header and content of the signature, and its record. */
interface SignatureExtent {
  readonly start: number;
  readonly end: number;
  readonly recordOffset: number;
  readonly recordSize: number;
}

/**
 * NuGet's content hash of a package, base64 SHA-512, as in `.nupkg.metadata` and `packages.lock.json`. That of a signed
 * package is of the archive as it was before signing, so that signing does not change it. Throws what `readArchive`
 * throws, and `NUPKG_SIGNATURE_INVALID` (NuGet's NU3005) for a signature entry that signing does not write; whether the
 * signature itself is valid is not checked.
 */
export async function contentHash(source: ByteSource, limits: Partial<ArchiveLimits> = {}): Promise<string> {
  const archive = await readArchive(source, limits);
  const hash = createHash('sha512');
  for await (const bytes of unsignedBytes(archive)) hash.update(bytes);
  return hash.digest('base64');
}

/**
 * The SHA-512 of all bytes of a package, base64, as in `<package>.nupkg.sha512`. For a signed package it is not the
 * content hash.
 */
export async function packageSha512(source: ByteSource): Promise<string> {
  const hash = createHash('sha512');
  for await (const bytes of sourceChunks(source)) hash.update(bytes);
  return hash.digest('base64');
}

async function* unsignedBytes(archive: Archive): AsyncIterable<Uint8Array> {
  const { source, directoryOffset, directorySize } = archive;
  const signature = await findSignatureEntry(archive);
  if (signature === undefined) {
    yield* sourceChunks(source);
    return;
  }
  const endOffset = directoryOffset + directorySize;
  const end = Buffer.from(await source.read(endOffset, source.size - endOffset));
  const extent = extentOf(signature);
  yield* sourceChunks(sliceSource(source, 0, extent.start));
  yield* sourceChunks(sliceSource(source, extent.end, directoryOffset - extent.end));
  const directory = await source.read(directoryOffset, directorySize);
  yield unsignedDirectory(directory, { ...extent, recordOffset: extent.recordOffset - directoryOffset });
  yield unsignedEnd(end, extent);
}

function extentOf({
  headerOffset,
  dataOffset,
  compressedSize,
  recordOffset,
  recordSize,
}: ArchiveEntry): SignatureExtent {
  return { start: headerOffset, end: dataOffset + compressedSize, recordOffset, recordSize };
}

/** The records without the signature's, and with the place of each local header as it was. */
function unsignedDirectory(directory: Uint8Array, signature: SignatureExtent): Uint8Array {
  const bytes = Buffer.from(directory);
  const kept: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const record = bytes.subarray(at, at + recordSizeAt(bytes, at));
    if (at !== signature.recordOffset) kept.push(unshiftedRecord(record, signature));
    at += record.length;
  }
  return Buffer.concat(kept);
}

function recordSizeAt(bytes: Buffer, at: number): number {
  return RECORD_SIZE + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
}

function unshiftedRecord(record: Buffer, { start, end }: SignatureExtent): Buffer {
  const headerOffset = record.readUInt32LE(42);
  if (headerOffset >= end) record.writeUInt32LE(headerOffset - (end - start), 42);
  return record;
}

function unsignedEnd(end: Uint8Array, signature: SignatureExtent): Uint8Array {
  const bytes = Buffer.from(end);
  bytes.writeUInt16LE(bytes.readUInt16LE(8) - 1, 8);
  bytes.writeUInt16LE(bytes.readUInt16LE(10) - 1, 10);
  bytes.writeUInt32LE(bytes.readUInt32LE(12) - signature.recordSize, 12);
  bytes.writeUInt32LE(bytes.readUInt32LE(16) - (signature.end - signature.start), 16);
  return bytes;
}
