import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { type ByteSource, sliceSource, sourceChunks } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { Archive, ArchiveEntry } from './archive.ts';

const CHUNK_SIZE = 256 * 1024;
const MIN_CHUNK_SIZE = 1024;
/** Content up to this size, packed and unpacked, is inflated in one call: a stream takes longer. */
const SMALL_SIZE = 2 ** 20;
/** The same where all of it ends up in memory anyhow. Beyond that, streams inflate beside each other. */
const SMALL_WHOLE_SIZE = 2 ** 24;

/**
 * The content of an entry in memory, checked against its size and CRC.
 * Throws what `entryChunks` throws.
 */
export async function readEntry(archive: Pick<Archive, 'source'>, entry: ArchiveEntry): Promise<Uint8Array> {
  const chunks = checkedChunks(archive, entry, SMALL_WHOLE_SIZE);
  if (entry.size > SMALL_WHOLE_SIZE) return filled(Buffer.allocUnsafe(entry.size), chunks);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
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
  return checkedChunks(archive, entry, SMALL_SIZE);
}

async function* checkedChunks(
  archive: Pick<Archive, 'source'>,
  entry: ArchiveEntry,
  smallSize: number,
): AsyncGenerator<Uint8Array> {
  const data = sliceSource(archive.source, entry.dataOffset, entry.compressedSize);
  const isSmall = entry.compressedSize <= smallSize && entry.size <= smallSize;
  const inflated = (): AsyncGenerator<Uint8Array> =>
    isSmall ? inflateAtOnce(data, entry) : inflateStream(data, entry);
  const chunks = entry.method === 'store' ? sourceChunks(data, CHUNK_SIZE) : inflated();
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

async function* inflateAtOnce(data: ByteSource, entry: ArchiveEntry): AsyncGenerator<Uint8Array> {
  const bytes = await data.read(0, data.size);
  const { buffer, taken } = inflateBytes(bytes, entry);
  requireAllTaken(taken, entry);
  yield buffer;
}

/** All of a small content, and how many bytes of the input it took. */
function inflateBytes(bytes: Uint8Array, entry: ArchiveEntry): { readonly buffer: Uint8Array; readonly taken: number } {
  try {
    const inflated: unknown = inflateRawSync(bytes, {
      // What it comes to, if it is what it says.
      chunkSize: Math.max(MIN_CHUNK_SIZE, entry.size),
      maxOutputLength: entry.size + 1,
      info: true,
    });
    if (!isInflated(inflated)) throw new TypeError('zlib did not say what it took');
    return { buffer: inflated.buffer, taken: inflated.engine.bytesWritten };
  } catch (cause) {
    if (isCoded(cause, 'ERR_BUFFER_TOO_LARGE')) failSize(entry, entry.size + 1);
    throw asDataError(cause, entry);
  }
}

/** With `info`, Node answers so; its types do not know. */
interface Inflated {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function isInflated(value: unknown): value is Inflated {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
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
