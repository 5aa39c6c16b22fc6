import { NupkgError } from '../errors.ts';
import { type ArchiveLimits, requireWithin } from '../limits.ts';
import { type CentralRecord, parseCentralRecord } from './central-record.ts';
import type { EndRecord } from './end-record.ts';
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
  requireWithin('number of entries', end.entryCount, limits.maxEntries);
  requireWithin('size of the central directory', end.directorySize, limits.maxDirectorySize);
  if (end.directoryOffset + end.directorySize > end.endOffset) failDirectory(end, end.directoryOffset);
  const directory = await reader.bytes(end.directoryOffset, end.directorySize);
  if (directory === undefined) failDirectory(end, end.directoryOffset);
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

function failDirectory(end: EndRecord, offset: number): never {
  throw new NupkgError('NUPKG_ARCHIVE_DIRECTORY_INVALID', 'central directory is not what the end record says', {
    offset,
    wanted: end.directoryOffset + end.directorySize,
  });
}
