import type { ByteSource, RelativePath } from '@nuspine/primitives';
import type { DosTimestamp } from './dos-timestamp.ts';

/** How the content of an entry is kept. Everything else is refused. */
export type CompressionMethod = 'store' | 'deflate';

/** One file of an archive, already checked. Offsets count from the start of the archive. */
export interface ArchiveEntry {
  /** The name as NuGet unpacks it: percent-encoding decoded. */
  readonly path: RelativePath;
  readonly method: CompressionMethod;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  readonly modified: DosTimestamp;
  /** General purpose bit flags, as they stand in both headers. */
  readonly flags: number;
  /** External attributes of the central record: host-specific permissions. */
  readonly attributes: number;
  /** Of the local header. */
  readonly headerOffset: number;
  /** Of the first byte of compressed content. */
  readonly dataOffset: number;
  /** Of the record in the central directory. */
  readonly recordOffset: number;
  readonly recordSize: number;
}

/** A zip archive whose structure, names and sizes have been checked; the content of entries is checked when read. */
export interface Archive {
  readonly source: ByteSource;
  /** Files only, in the order of the central directory. Folder entries carry nothing and are left out. */
  readonly entries: readonly ArchiveEntry[];
  readonly directoryOffset: number;
  readonly directorySize: number;
}
