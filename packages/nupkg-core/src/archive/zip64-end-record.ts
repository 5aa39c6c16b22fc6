import { NupkgError } from '../errors.ts';
import type { EndRecord } from './end-record.ts';
import type { SourceReader } from './source-reader.ts';
import { readSize } from './zip64-field.ts';

// APPNOTE 4.3.14 and 4.3.15: the ZIP64 end record and its locator, which stands right before the end record.
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const RECORD_SIGNATURE = 0x06064b50;
const RECORD_SIZE = 56;

/** Whether what has been read already shows that there is nothing of ZIP64, as in nearly every package. */
export function hasNoZip64(reader: SourceReader, end: EndRecord): boolean {
  const locator = reader.held(end.endOffset - LOCATOR_SIZE, LOCATOR_SIZE);
  return locator !== undefined && locator.readUInt32LE(0) !== LOCATOR_SIGNATURE && !isDeferring(end);
}

/**
 * The ZIP64 end record, `undefined` if the archive has none. Every value that both records can say must agree, because
 * readers differ in which one they believe. Throws `NUPKG_ARCHIVE_ZIP64_INVALID` or `NUPKG_ARCHIVE_MULTI_DISK`.
 */
export async function readZip64EndRecord(reader: SourceReader, end: EndRecord): Promise<EndRecord | undefined> {
  const locatorOffset = end.endOffset - LOCATOR_SIZE;
  const locator = locatorOffset < 0 ? undefined : await reader.bytes(locatorOffset, LOCATOR_SIZE);
  if (locator?.readUInt32LE(0) !== LOCATOR_SIGNATURE) {
    if (isDeferring(end)) fail('end record refers to a ZIP64 record that is not there', end.endOffset);
    return undefined;
  }
  const recordOffset = readSize(locator, 8);
  if (recordOffset === undefined || recordOffset + RECORD_SIZE > locatorOffset) {
    fail('ZIP64 locator points outside the archive', locatorOffset);
  }
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) failDisks(locatorOffset);
  const record = await reader.bytes(recordOffset, RECORD_SIZE);
  if (record === undefined) fail('ZIP64 locator points outside the archive', locatorOffset);
  return parseRecord(record, recordOffset, locatorOffset, end);
}

function parseRecord(record: Buffer, offset: number, locatorOffset: number, end: EndRecord): EndRecord {
  if (record.readUInt32LE(0) !== RECORD_SIGNATURE) fail('ZIP64 locator does not point at a ZIP64 record', offset);
  if (readSize(record, 4) !== locatorOffset - offset - 12) fail('ZIP64 record has a wrong length', offset);
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0) failDisks(offset);
  const entryCount = readSize(record, 32);
  const directorySize = readSize(record, 40);
  const directoryOffset = readSize(record, 48);
  if (readSize(record, 24) !== entryCount) failDisks(offset);
  if (entryCount === undefined || directorySize === undefined || directoryOffset === undefined) {
    fail('ZIP64 record holds a number that is too large', offset);
  }
  const agrees =
    says(end.entryCount, 0xffff, entryCount) &&
    says(end.directorySize, 0xffffffff, directorySize) &&
    says(end.directoryOffset, 0xffffffff, directoryOffset);
  if (!agrees) fail('end record and ZIP64 record disagree', offset);
  return { entryCount, directorySize, directoryOffset, endOffset: offset };
}

function isDeferring(end: EndRecord): boolean {
  return end.entryCount === 0xffff || end.directorySize === 0xffffffff || end.directoryOffset === 0xffffffff;
}

function says(short: number, deferring: number, long: number): boolean {
  return short === deferring || short === long;
}

function fail(message: string, offset: number): never {
  throw new NupkgError('NUPKG_ARCHIVE_ZIP64_INVALID', message, { offset });
}

function failDisks(offset: number): never {
  throw new NupkgError('NUPKG_ARCHIVE_MULTI_DISK', 'archive is one part of several', { offset });
}
