import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import { inflateSmall, SMALL_HERE } from './inflate-here.ts';
import { inflateWhole, inflateWholeAside, type InflatedWhole } from './inflate-whole.ts';

const CHUNK_SIZE = 256 * 1024;
/** Content up to this size, packed and unpacked, is inflated in one call: a stream takes longer. */
const SMALL_SIZE = 2 ** 20;
/** The same where all of it ends up in memory anyhow. Beyond that, streams inflate beside each other. */
const SMALL_WHOLE_SIZE = 2 ** 24;
/** Up to this size, content takes less time to inflate than to hand to another thread. */
const SMALL_ASIDE = 2 ** 15;

/**
 * The content of an entry in memory, checked against its size and CRC.
 * Throws what `entryChunks` throws.
 */
export async function readEntry(archive: Pick<Archive, 'source'>, entry: ArchiveEntry): Promise<Uint8Array> {
  if (entry.method === 'deflate' && isSmall(entry, SMALL_WHOLE_SIZE)) {
    const packed = await archive.source.read(entry.dataOffset, entry.compressedSize);
    return inflateEntry(packed, entry);
  }
  const chunks = checkedChunks(archive, entry);
  if (entry.size > SMALL_WHOLE_SIZE) return filled(Buffer.allocUnsafe(entry.size), chunks);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}

/**
 * The same, inflated in a thread of the runtime where that is worth it: this thread can do something else meanwhile.
 * Throws what `entryChunks` throws.
 */
export async function readEntryAside(archive: Pick<Archive, 'source'>, entry: ArchiveEntry): Promise<Uint8Array> {
  const isWorthIt = entry.size > SMALL_ASIDE && isSmall(entry, SMALL_WHOLE_SIZE);
  if (entry.method !== 'deflate' || !isWorthIt) return readEntry(archive, entry);
  const packed = await archive.source.read(entry.dataOffset, entry.compressedSize);
  try {
    return checked(await inflateWholeAside(packed, entry.size), entry);
  } catch (cause) {
    throw asInflateError(cause, entry);
  }
}

/** Large content is held once, not in pieces and as a whole. Chunks come to no more than the entry says. */
async function filled(whole: Uint8Array, chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    whole.set(chunk, size);
    size += chunk.length;
  }
  return whole;
}

/**
 * The content of an entry in order, in pieces, whatever its size. Only when the last piece has been taken is the whole
 * known to be right: until then, write it where nobody looks. Throws `NUPKG_ENTRY_DATA_INVALID`,
 * `NUPKG_ENTRY_SIZE_MISMATCH` or `NUPKG_ENTRY_CRC_MISMATCH`.
 */
export function entryChunks(archive: Pick<Archive, 'source'>, entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  return checkedChunks(archive, entry);
}

async function* checkedChunks(archive: Pick<Archive, 'source'>, entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  const data = sliceSource(archive.source, entry.dataOffset, entry.compressedSize);
  if (entry.method === 'deflate' && isSmall(entry, SMALL_SIZE)) {
    yield inflateEntry(await data.read(0, data.size), entry);
    return;
  }
  const chunks = entry.method === 'store' ? sourceChunks(data, CHUNK_SIZE) : inflateStream(data, entry);
  let size = 0;
  let crc = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > entry.size) failSize(entry, size);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size) failSize(entry, size);
  requireCrc(entry, crc);
}

function isSmall(entry: ArchiveEntry, smallSize: number): boolean {
  return entry.compressedSize <= smallSize && entry.size <= smallSize;
}

/**
 * The content of a small deflated entry whose packed bytes are in memory, checked against its size and CRC.
 * Throws what `entryChunks` throws.
 */
export function inflateEntry(packed: Uint8Array, entry: ArchiveEntry): Uint8Array {
  const small = isSmall(entry, SMALL_HERE) ? inflateSmall(packed, entry.size) : undefined;
  return checked(small === undefined ? inflateBytes(packed, entry) : { bytes: small, taken: packed.length }, entry);
}

function checked({ bytes, taken }: InflatedWhole, entry: ArchiveEntry): Uint8Array {
  requireAllTaken(taken, entry);
  if (bytes.length !== entry.size) failSize(entry, bytes.length);
  requireCrc(entry, crc32(bytes));
  return bytes;
}

function requireCrc(entry: ArchiveEntry, crc: number): void {
  if (crc === entry.crc32) return;
  throw new NupkgError('NUPKG_ENTRY_CRC_MISMATCH', 'entry is corrupt: its content has another CRC', {
    path: entry.path,
    wanted: entry.crc32,
    found: crc,
  });
}

/** All of a small content, and how many bytes of the input it took. */
function inflateBytes(packed: Uint8Array, entry: ArchiveEntry): InflatedWhole {
  try {
    return inflateWhole(packed, entry.size);
  } catch (cause) {
    throw asInflateError(cause, entry);
  }
}

function asInflateError(cause: unknown, entry: ArchiveEntry): unknown {
  if (isCoded(cause, 'ERR_BUFFER_TOO_LARGE')) failSize(entry, entry.size + 1);
  return asDataError(cause, entry);
}

async function* inflateStream(data: ByteSource, entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  const inflater = createInflateRaw({ chunkSize: CHUNK_SIZE });
  // The callback takes the failure, which reaches the loop below through the destroyed inflater.
  pipeline(Readable.from(sourceChunks(data, CHUNK_SIZE)), inflater, () => undefined);
  try {
    for await (const chunk of inflater) if (chunk instanceof Uint8Array) yield chunk;
  } catch (cause) {
    throw asDataError(cause, entry);
  }
  requireAllTaken(inflater.bytesWritten, entry);
}

function requireAllTaken(taken: number, entry: ArchiveEntry): void {
  if (taken === entry.compressedSize) return;
  throw new NupkgError('NUPKG_ENTRY_DATA_INVALID', 'entry holds bytes after its compressed content', {
    path: entry.path,
    wanted: taken,
    found: entry.compressedSize,
  });
}

/** What zlib objects to is the entry's fault; what the source threw stays as it was. */
function asDataError(cause: unknown, entry: ArchiveEntry): unknown {
  if (!isCoded(cause, 'Z_')) return cause;
  return new NupkgError('NUPKG_ENTRY_DATA_INVALID', `entry is corrupt: ${cause.message}`, { path: entry.path, cause });
}

function isCoded(cause: unknown, prefix: string): cause is Error {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith(prefix);
}

function failSize(entry: ArchiveEntry, found: number): never {
  throw new NupkgError('NUPKG_ENTRY_SIZE_MISMATCH', 'entry is not as long as it says', {
    path: entry.path,
    wanted: entry.size,
    found,
  });
}
