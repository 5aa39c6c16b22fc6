import { type ByteSource, sourceChunks } from '@nuspine/primitives';
import type { Archive, ArchiveEntry } from './archive.ts';
import { entryChunks } from './read-entry.ts';

/** Content that is read in order, in pieces, and again from the start if it must be. */
export interface ContentStream {
  /** In bytes: what all pieces come to. */
  readonly size: number;
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
  return { size: entry.size, chunks: () => entryChunks(archive, entry) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
