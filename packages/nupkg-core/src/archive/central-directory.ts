import { NupkgError } from '../errors.ts';
import { type ArchiveLimits, requireWithin } from '../limits.ts';
import {
  type CentralRecord,
  directoryBytes,
  type DirectoryBytes,
  parseCentralRecord,
  RECORD_SIZE,
  recordSizeAt,
} from './central-record.ts';
import type { EndRecord } from './end-record.ts';
import { isPlainRecord } from './plain-record.ts';
import type { SourceReader } from './source-reader.ts';

/** The bytes of the central directory. Throws `NUPKG_ARCHIVE_DIRECTORY_INVALID` and `NUPKG_LIMIT_EXCEEDED`. */
export async function readDirectoryBytes(
  reader: SourceReader,
  end: EndRecord,
  limits: ArchiveLimits,
): Promise<DirectoryBytes> {
  requireWithin('number of entries', end.entryCount, limits.maxEntries);
  requireWithin('size of the central directory', end.directorySize, limits.maxDirectorySize);
  if (end.directoryOffset + end.directorySize > end.endOffset) failDirectory(end, end.directoryOffset);
  const held = reader.held(end.directoryOffset, end.directorySize);
  const directory = held ?? (await reader.bytes(end.directoryOffset, end.directorySize));
  return directoryBytes(directory ?? failDirectory(end, end.directoryOffset));
}

/**
 * Every record of the central directory, in its order. Throws `NUPKG_ARCHIVE_DIRECTORY_INVALID` if they are not what the
 * end record says, or the code of a record that is refused.
 */
export function centralRecords(directory: DirectoryBytes, end: EndRecord): readonly CentralRecord[] {
  const records: CentralRecord[] = [];
  let at = 0;
  while (records.length < end.entryCount) {
    const record = parseCentralRecord(directory, at, end.directoryOffset);
    if (record === undefined) failDirectory(end, end.directoryOffset + at);
    records.push(record);
    at += record.recordSize;
  }
  if (at !== directory.bytes.length) failDirectory(end, end.directoryOffset + at);
  return records;
}

/**
 * The records of nuspecs, and of any file that has something about it. Each other one was seen to be harmless by itself, for which it
 * need not be taken apart. Throws as `centralRecords`, and `NUPKG_LIMIT_EXCEEDED`.
 */
export function nuspecRecords(
  directory: DirectoryBytes,
  end: EndRecord,
  limits: ArchiveLimits,
): readonly CentralRecord[] {
  const { bytes, numbers } = directory;
  const records: CentralRecord[] = [];
  let plainSize = 0;
  let at = 0;
  for (let count = 0; count < end.entryCount; count += 1) {
    const size = recordSizeAt(directory, at) ?? failDirectory(end, end.directoryOffset + at);
    const nameEnd = at + RECORD_SIZE + numbers.getUint16(at + 28, true);
    if (mayBeNuspec(numbers, nameEnd) || !isPlainRecord(directory, at, nameEnd, limits)) {
      const record = parseCentralRecord(directory, at, end.directoryOffset);
      if (record === undefined) failDirectory(end, end.directoryOffset + at);
      records.push(record);
    } else {
      plainSize += numbers.getUint32(at + 24, true);
    }
    at += size;
  }
  if (at !== bytes.length) failDirectory(end, end.directoryOffset + at);
  const total = records.reduce((sum, record) => sum + record.size, plainSize);
  requireWithin('size of all entries together', total, limits.maxTotalSize);
  return records;
}

/** The letters that the names of nuspecs end in, in whatever case. */
const SPEC = Buffer.from('spec').readUInt32BE();

function mayBeNuspec(numbers: DataView, nameEnd: number): boolean {
  return (numbers.getUint32(nameEnd - 4) | 0x20202020) === SPEC;
}

function failDirectory(end: EndRecord, offset: number): never {
  throw new NupkgError('NUPKG_ARCHIVE_DIRECTORY_INVALID', 'central directory is not what the end record says', {
    offset,
    wanted: end.directoryOffset + end.directorySize,
  });
}
