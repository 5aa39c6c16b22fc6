import { SIGNATURE_ENTRY } from '../opc/part-names.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import { deflateContent } from './deflate-canonically.ts';
import { type DosTimestamp, dosTimestamp } from './dos-timestamp.ts';
import { contentStream, type NewContent } from './entry-content.ts';
import { repackContent } from './pack-content.ts';
import { ONE_BY_ONE, type SegmentCompressor } from './segment-compressor.ts';
import { encodeName } from './write-archive.ts';
import { centralRecord, endRecord, localHeader } from './zip-headers.ts';

/**
 * True if everything in `archive` but the contents of its entries is what `writeArchive` would write with this time and
 * those contents as they stand there. With `isPackedCanonically` of each entry, it is a canonical package.
 */
export async function hasCanonicalHeaders(archive: Archive, modified: Date): Promise<boolean> {
  const time = dosTimestamp(modified);
  const records: Uint8Array[] = [];
  let offset = 0;
  for (const entry of archive.entries) {
    if (entry.headerOffset !== offset || !(await hasCanonicalHeader(archive, entry, time))) return false;
    records.push(centralRecord(headerOf(entry, time), offset));
    offset = entry.dataOffset + entry.compressedSize;
  }
  const directory = Buffer.concat(records);
  return endsWith(archive, offset, Buffer.concat([directory, endRecord(records.length, offset, directory.length)]));
}

/**
 * True if the compressed content of `entry` is what `writeArchive` would make of `content`, its plain content. It is
 * compared as it is made, and nothing is kept, unless the compressor takes it as a whole. Throws what reading the content
 * throws.
 */
export async function isPackedCanonically(
  { source }: Archive,
  entry: ArchiveEntry,
  content: NewContent,
  compressor: SegmentCompressor = ONE_BY_ONE,
): Promise<boolean> {
  const isStored = entry.method === 'store';
  if (isStored && entry.path === SIGNATURE_ENTRY) return true;
  const stream = contentStream(content);
  const repacked = await repackContent(stream, compressor);
  const chunks = repacked?.deflated ?? deflateContent(stream, entry.path, compressor).chunks;
  let size = 0;
  for await (const chunk of chunks) {
    const start = size;
    size += chunk.length;
    if (isStored) continue;
    if (size > entry.compressedSize) return false;
    if (Buffer.compare(chunk, await source.read(entry.dataOffset + start, chunk.length)) !== 0) return false;
  }
  return isStored ? size >= entry.size : size === entry.compressedSize && size < entry.size;
}

async function hasCanonicalHeader({ source }: Archive, entry: ArchiveEntry, time: DosTimestamp): Promise<boolean> {
  const found = await source.read(entry.headerOffset, entry.dataOffset - entry.headerOffset);
  return Buffer.compare(found, localHeader(headerOf(entry, time))) === 0;
}

type EntryHeader = Parameters<typeof localHeader>[0];

function headerOf({ path, method, crc32, compressedSize, size }: ArchiveEntry, modified: DosTimestamp): EntryHeader {
  return { method, crc32, compressedSize, size, modified, name: encodeName(path) };
}

async function endsWith({ source }: Archive, offset: number, wanted: Uint8Array): Promise<boolean> {
  if (source.size !== offset + wanted.length) return false;
  return Buffer.compare(await source.read(offset, wanted.length), wanted) === 0;
}
