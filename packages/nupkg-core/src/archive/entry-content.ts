import { type ByteSource, type Digest, sliceSource, sourceChunks } from '@nuspine/primitives';
import type { Archive, ArchiveEntry } from './archive.ts';
import { entryChunks } from './read-entry.ts';
import type { FiledContent, StoredContent } from './repack-entry.ts';

/** Content that is read in order, in pieces, and again from the start if it must be. */
export interface ContentStream {
  /** In bytes: what all pieces come to. */
  readonly size: number;
  chunks(): AsyncIterable<Uint8Array>;
  /** Of the whole content, where reading it to its end proves it. */
  readonly crc32?: number;
  /** The same content as it is compressed already, where that is known to be what the writer would make of it. */
  readonly packed?: PackedContent;
  /** The same content as an archive in an open file holds it: another thread can read it there. */
  readonly filed?: FiledContent;
  /** Is told the digest of the content when that has been read by another thread, and to its end. */
  readonly onRead?: (digest: Digest) => void;
}

/** Content as an archive holds it. Its sizes and CRC stand before it, so they are known before a byte is written. */
export interface PackedContent extends StoredContent {
  /** What to write, once: a piece is gone when the next one is taken. Throws `NUPKG_CONTENT_CHANGED` if the content is not what it was when it was measured. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Content of a file to write: in memory, at any place of a source, or in order only. */
export type NewContent = Uint8Array | ByteSource | ContentStream;

export function contentStream(content: NewContent): ContentStream {
  if (content instanceof Uint8Array) return { size: content.length, chunks: () => once(content) };
  return 'read' in content ? { size: content.size, chunks: () => sourceChunks(content) } : content;
}

/** The content of an entry, to copy it without having all of it in memory. Reading throws what `entryChunks` throws. */
export function entryContent(archive: Archive, entry: ArchiveEntry): ContentStream {
  const { method, size, compressedSize, crc32 } = entry;
  const { file } = sliceSource(archive.source, entry.dataOffset, compressedSize);
  const filed = file === undefined ? {} : { filed: { method, size, compressedSize, crc32, ...file } };
  return { size, crc32, chunks: () => entryChunks(archive, entry), ...filed };
}

/**
 * The same, to be written as it is compressed in `archive`. The caller vouches that this is canonical: it compared those
 * bytes, or it compares the digest of what is written. Nothing is inflated.
 */
export function packedEntryContent(archive: Archive, entry: ArchiveEntry): ContentStream {
  const { method, size, compressedSize, crc32, dataOffset } = entry;
  const chunks = (): AsyncIterable<Uint8Array> => sourceChunks(sliceSource(archive.source, dataOffset, compressedSize));
  return { ...entryContent(archive, entry), packed: { method, size, compressedSize, crc32, chunks } };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
