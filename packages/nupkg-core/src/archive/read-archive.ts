import type { ByteSource } from '@nuspine/primitives';
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS, requireWithin } from '../limits.ts';
import type { Archive, ArchiveEntry } from './archive.ts';
import { centralRecords, nuspecRecords, readDirectoryBytes } from './central-directory.ts';
import type { CentralRecord } from './central-record.ts';
import { type EndRecord, readEndRecord } from './end-record.ts';
import { type LocatedRecord, requireSeamlessLayout } from './entry-layout.ts';
import { checkLocalHeader } from './local-header.ts';
import { nameRegister } from './name-register.ts';
import type { SourceReader } from './source-reader.ts';

/** What the end of an archive says it holds: names and sizes have been checked, local headers and contents have not. */
export interface ArchiveDirectory {
  readonly records: readonly CentralRecord[];
  readonly end: EndRecord;
  /** Holds what has been read of the archive so far. */
  readonly reader: SourceReader;
}

/** As `readDirectory`, but of the records only those that `nuspecRecords` gives, whose names alone are compared. */
export async function readNuspecDirectory(
  source: ByteSource,
  limits: ArchiveLimits,
  tailSize: number,
): Promise<ArchiveDirectory> {
  const { record: end, reader } = await readEndRecord(source, tailSize);
  const records = nuspecRecords(await readDirectoryBytes(reader, end, limits), end, limits);
  requireReasonableSizes(records, limits);
  if (records.length > 1) requireDistinctNames(records, limits);
  return { records, end, reader };
}

/** Reads the central directory of an archive that may be hostile. Memory is bounded by `limits`. */
export async function readDirectory(
  source: ByteSource,
  limits: ArchiveLimits,
  tailSize?: number,
): Promise<ArchiveDirectory> {
  const { record: end, reader } = await readEndRecord(source, tailSize);
  const records = centralRecords(await readDirectoryBytes(reader, end, limits), end);
  requireReasonableSizes(records, limits);
  requireDistinctNames(records, limits);
  return { records, end, reader };
}

/**
 * Opens a zip archive that may be hostile. Everything that can be told without reading content is checked here: see the
 * error codes of the package. Nothing of the content is read, and memory is bounded by `limits`.
 */
export async function readArchive(source: ByteSource, limits: Partial<ArchiveLimits> = {}): Promise<Archive> {
  const { records, end, reader } = await readDirectory(source, { ...DEFAULT_ARCHIVE_LIMITS, ...limits });
  const located: LocatedRecord[] = [];
  for (const record of records) {
    located.push({ record, dataOffset: await checkLocalHeader(reader, source.size, record) });
  }
  await requireSeamlessLayout(reader, located, end);
  return {
    source,
    entries: located.filter(({ record }) => record.name.kind === 'file').map(toEntry),
    directoryOffset: end.directoryOffset,
    directorySize: end.directorySize,
  };
}

function requireReasonableSizes(records: readonly CentralRecord[], limits: ArchiveLimits): void {
  let total = 0;
  for (const { name, size, compressedSize } of records) {
    requireWithin('size of an entry', size, limits.maxEntrySize, name.path);
    if (size > limits.ratioFloor) {
      requireWithin('compression ratio of an entry', size / compressedSize, limits.maxRatio, name.path);
    }
    total += size;
  }
  requireWithin('size of all entries together', total, limits.maxTotalSize);
}

function requireDistinctNames(records: readonly CentralRecord[], limits: ArchiveLimits): void {
  const names = nameRegister();
  for (const { name } of records) {
    requireWithin('depth of a path', depthOf(name.path), limits.maxDepth, name.path.slice(0, 80));
    names.add(name);
  }
}

function depthOf(path: string): number {
  let depth = 1;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth += 1;
  return depth;
}

/** A record as callers see it. */
export function toEntry({ record, dataOffset }: LocatedRecord): ArchiveEntry {
  const { name, method, size, compressedSize, crc32, modified, flags, attributes } = record;
  const { headerOffset, recordOffset, recordSize } = record;
  return {
    path: name.path,
    method,
    size,
    compressedSize,
    crc32,
    modified,
    flags,
    attributes,
    headerOffset,
    dataOffset,
    recordOffset,
    recordSize,
  };
}
