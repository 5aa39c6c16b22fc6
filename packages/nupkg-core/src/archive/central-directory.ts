import type { ByteSource } from '@nuspine/primitives';
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { NupkgError } from '../errors.ts';
import { type ArchiveLimits, requireWithin } from '../limits.ts';
import { type CentralRecord, parseCentralRecord, RECORD_SIZE, requireUnencrypted } from './central-record.ts';
import type { EndRecord } from './end-record.ts';
import type { SourceReader } from './source-reader.ts';

/** Opens the archive with yauzl. Its own checks of names and sizes are off: ours go further and have codes. */
export async function openZip(source: ByteSource, reader: SourceReader): Promise<ZipFile> {
  const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false };
  return await reader.attempt(() => fromRandomAccessReaderPromise(reader, source.size, options), unreadable);
}

/**
 * Every record of the central directory, in its order. Throws `NUPKG_ARCHIVE_DIRECTORY_INVALID` if they are not what the
 * end record says, `NUPKG_LIMIT_EXCEEDED`, or the code of a record that is refused.
 */
export async function readCentralDirectory(
  zip: ZipFile,
  reader: SourceReader,
  end: EndRecord,
  limits: ArchiveLimits,
): Promise<readonly CentralRecord[]> {
  requireWithin('number of entries', end.entryCount, limits.maxEntries);
  requireWithin('size of the central directory', end.directorySize, limits.maxDirectorySize);
  const records: CentralRecord[] = [];
  const entries = zip.eachEntry();
  let offset = end.directoryOffset;
  while (records.length < end.entryCount) {
    const fixed = await readFixedPart(reader, offset, end);
    const entry = await reader.attempt(() => nextEntry(entries), unreadable);
    const record = parseCentralRecord(entry, fixed, offset);
    records.push(record);
    offset += record.recordSize;
  }
  if (offset !== end.directoryOffset + end.directorySize) failDirectory(end, offset);
  return records;
}

/** Read before yauzl reads it, for what yauzl does not tell: disk, 32-bit values, and encryption by its own code. */
async function readFixedPart(reader: SourceReader, offset: number, end: EndRecord): Promise<Buffer> {
  const bytes = await reader.bytes(offset, RECORD_SIZE);
  if (bytes === undefined || offset + RECORD_SIZE > end.directoryOffset + end.directorySize) failDirectory(end, offset);
  const fixed = Buffer.from(bytes);
  const nameLength = fixed.readUInt16LE(28);
  const name = await reader.bytes(offset + RECORD_SIZE, nameLength);
  if (fixed.readUInt32LE(0) !== 0x02014b50 || name === undefined) failDirectory(end, offset);
  requireUnencrypted(fixed.readUInt16LE(8), Buffer.from(name).toString());
  return fixed;
}

async function nextEntry(entries: AsyncIterator<Entry>): Promise<Entry> {
  const next = await entries.next();
  if (next.done === true) throw new Error('central directory has fewer records than it says');
  return next.value;
}

function failDirectory(end: EndRecord, offset: number): never {
  throw new NupkgError('NUPKG_ARCHIVE_DIRECTORY_INVALID', 'central directory is not what the end record says', {
    offset,
    wanted: end.directoryOffset + end.directorySize,
  });
}

function unreadable(cause: unknown): NupkgError {
  return new NupkgError('NUPKG_ARCHIVE_DIRECTORY_INVALID', 'central directory cannot be read', { cause });
}
