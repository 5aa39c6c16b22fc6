import { NupkgError } from '../errors.ts';
import { type ArchiveLimits, requireWithin } from '../limits.ts';
import { type CentralRecord, parseCentralRecord, RECORD_SIZE, recordSizeAt } from './central-record.ts';
import type { EndRecord } from './end-record.ts';
import { isPlainRecord } from './plain-record.ts';
import type { SourceReader } from './source-reader.ts';

/**
 * Every record of the central directory, in its order. Throws `NUPKG_ARCHIVE_DIRECTORY_INVALID` if they are not what the
 * end record says, `NUPKG_LIMIT_EXCEEDED`, or the code of a record that is refused.
 */
export async function readCentralDirectory(
  reader: SourceReader,
  end: EndRecord,
  limits: ArchiveLimits,
): Promise<readonly CentralRecord[]> {
  const directory = await readDirectoryBytes(reader, end, limits);
  const records: CentralRecord[] = [];
  let at = 0;
  while (records.length < end.entryCount) {
    const record = parseCentralRecord(directory, at, end.directoryOffset);
    if (record === undefined) failDirectory(end, end.directoryOffset + at);
    records.push(record);
    at += record.recordSize;
  }
  if (at !== directory.length) failDirectory(end, end.directoryOffset + at);
  return records;
}

/**
 * The records of nuspecs, and of any file that has something about it. Each other one was seen to be harmless by itself, for which it
 * need not be taken apart. Throws as `readCentralDirectory`.
 */
export async function readNuspecRecords(
  reader: SourceReader,
  end: EndRecord,
  limits: ArchiveLimits,
): Promise<readonly CentralRecord[]> {
  const directory = await readDirectoryBytes(reader, end, limits);
  const records: CentralRecord[] = [];
  let plainSize = 0;
  let at = 0;
  for (let count = 0; count < end.entryCount; count += 1) {
    const size = recordSizeAt(directory, at) ?? failDirectory(end, end.directoryOffset + at);
    const nameEnd = at + RECORD_SIZE + directory.readUInt16LE(at + 28);
    if (mayBeNuspec(directory, nameEnd) || !isPlainRecord(directory, at, nameEnd, limits)) {
      const record = parseCentralRecord(directory, at, end.directoryOffset);
      if (record === undefined) failDirectory(end, end.directoryOffset + at);
      records.push(record);
    } else {
      plainSize += directory.readUInt32LE(at + 24);
    }
    at += size;
  }
  if (at !== directory.length) failDirectory(end, end.directoryOffset + at);
  const total = records.reduce((sum, record) => sum + record.size, plainSize);
  requireWithin('size of all entries together', total, limits.maxTotalSize);
  return records;
}

/** The letters that the names of nuspecs end in, in whatever case. */
const SPEC = Buffer.from('spec').readUInt32BE();

function mayBeNuspec(directory: Buffer, nameEnd: number): boolean {
  return (directory.readUInt32BE(nameEnd - 4) | 0x20202020) === SPEC;
}

async function readDirectoryBytes(reader: SourceReader, end: EndRecord, limits: ArchiveLimits): Promise<Buffer> {
  requireWithin('number of entries', end.entryCount, limits.maxEntries);
  requireWithin('size of the central directory', end.directorySize, limits.maxDirectorySize);
  if (end.directoryOffset + end.directorySize > end.endOffset) failDirectory(end, end.directoryOffset);
  const directory = await reader.bytes(end.directoryOffset, end.directorySize);
  return directory ?? failDirectory(end, end.directoryOffset);
}

function failDirectory(end: EndRecord, offset: number): never {
  throw new NupkgError('NUPKG_ARCHIVE_DIRECTORY_INVALID', 'central directory is not what the end record says', {
    offset,
    wanted: end.directoryOffset + end.directorySize,
  });
}
