export type { Archive, ArchiveEntry, CompressionMethod } from './archive/archive.ts';
export { deflateCanonically } from './archive/deflate-canonically.ts';
export { type DosTimestamp, dosTimestamp, EARLIEST_TIMESTAMP } from './archive/dos-timestamp.ts';
export { readArchive } from './archive/read-archive.ts';
export { entryChunks, readEntry } from './archive/read-entry.ts';
export { type NewEntry, writeArchive, type WriteArchiveOptions } from './archive/write-archive.ts';
export { NupkgError, type NupkgErrorCode } from './errors.ts';
export { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from './limits.ts';
