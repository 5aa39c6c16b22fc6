import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { Archive, ArchiveEntry } from './archive.ts';

const CHUNK_SIZE = 256 * 1024;
const MIN_CHUNK_SIZE = 1024;

/**
 * The content of an entry in memory, checked against its size and CRC.
 * Throws what `entryChunks` throws.
 */
export async function readEntry(archive: Archive, entry: ArchiveEntry): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entryChunks(archive, entry)) chunks.push(chunk);
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/**
 * The content of an entry in order, in pieces, whatever its size. Only when the last piece has been taken is the whole
 * known to be right: until then, write it where nobody looks. Throws `NUPKG_ENTRY_DATA_INVALID`,
 * `NUPKG_ENTRY_SIZE_MISMATCH` or `NUPKG_ENTRY_CRC_MISMATCH`.
 */
export async function* entryChunks(archive: Archive, entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  const data = sliceSource(archive.source, entry.dataOffset, entry.compressedSize);
  const chunks = entry.method === 'store' ? sourceChunks(data, CHUNK_SIZE) : inflate(data, entry);
  let size = 0;
  let crc = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > entry.size) failSize(entry, size);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size) failSize(entry, size);
  if (crc !== entry.crc32) {
    throw new NupkgError('NUPKG_ENTRY_CRC_MISMATCH', 'entry is corrupt: its content has another CRC', {
      path: entry.path,
      wanted: entry.crc32,
      found: crc,
    });
  }
}

async function* inflate(data: ByteSource, entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  // Most entries are small, and many are read one after the other: a whole chunk for each would fill the memory.
  const inflater = createInflateRaw({ chunkSize: Math.min(CHUNK_SIZE, Math.max(MIN_CHUNK_SIZE, entry.size)) });
  // The callback takes the failure, which reaches the loop below through the destroyed inflater.
  pipeline(Readable.from(sourceChunks(data, CHUNK_SIZE)), inflater, () => undefined);
  try {
    for await (const chunk of inflater) if (chunk instanceof Uint8Array) yield chunk;
  } catch (cause) {
    if (!isZlibError(cause)) throw cause;
    throw new NupkgError('NUPKG_ENTRY_DATA_INVALID', `entry is corrupt: ${cause.message}`, { path: entry.path, cause });
  }
  if (inflater.bytesWritten !== entry.compressedSize) {
    throw new NupkgError('NUPKG_ENTRY_DATA_INVALID', 'entry holds bytes after its compressed content', {
      path: entry.path,
      wanted: inflater.bytesWritten,
      found: entry.compressedSize,
    });
  }
}

function isZlibError(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_');
}

function failSize(entry: ArchiveEntry, found: number): never {
  throw new NupkgError('NUPKG_ENTRY_SIZE_MISMATCH', 'entry is not as long as it says', {
    path: entry.path,
    wanted: entry.size,
    found,
  });
}
