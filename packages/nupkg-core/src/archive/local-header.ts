import { NupkgError } from '../errors.ts';
import type { CentralRecord } from './central-record.ts';
import { requireOneName } from './entry-name.ts';
import { type ExtraField, parseExtraFields } from './extra-fields.ts';
import type { SourceReader } from './source-reader.ts';
import { zip64Values } from './zip64-field.ts';

/** APPNOTE 4.4.4, bit 3: CRC and sizes follow the content, because they were not known before it. */
export const DESCRIPTOR_FLAG = 0x0008;

/** Fixed part of a local header (APPNOTE 4.3.7). */
const HEADER_SIZE = 30;
const SIGNATURE = 0x04034b50;
const METHODS: Readonly<Record<CentralRecord['method'], number>> = { store: 0, deflate: 8 };

/**
 * Compares the local header of an entry with its central record: a reader that streams believes the first, all others
 * the second. Returns the offset of the content. Throws `NUPKG_ENTRY_MISMATCH` or `NUPKG_ARCHIVE_ZIP64_INVALID`.
 */
export async function checkLocalHeader(
  reader: SourceReader,
  sourceSize: number,
  record: CentralRecord,
): Promise<number> {
  const { headerOffset, rawName, flags, method } = record;
  const fixed = reader.held(headerOffset, HEADER_SIZE) ?? (await reader.bytes(headerOffset, HEADER_SIZE));
  if (fixed?.readUInt32LE(0) !== SIGNATURE) fail(record, NO_HEADER);
  const nameSize = fixed.readUInt16LE(26);
  const extraSize = fixed.readUInt16LE(28);
  const restOffset = headerOffset + HEADER_SIZE;
  const restSize = nameSize + extraSize;
  const rest = reader.held(restOffset, restSize) ?? (await reader.bytes(restOffset, restSize));
  const dataOffset = restOffset + restSize;
  if (rest === undefined || dataOffset + record.compressedSize > sourceSize) fail(record, NO_HEADER);
  const agrees =
    fixed.readUInt16LE(6) === flags &&
    fixed.readUInt16LE(8) === METHODS[method] &&
    rest.toString('latin1', 0, nameSize) === rawName &&
    sizesAgree(fixed, rest.subarray(nameSize), record);
  if (!agrees) fail(record, 'local header and central directory disagree');
  return dataOffset;
}

const NO_HEADER = 'entry has no local header where the central directory says';

function fail(record: CentralRecord, message: string): never {
  const { name, headerOffset } = record;
  throw new NupkgError('NUPKG_ENTRY_MISMATCH', message, { path: name.path, offset: headerOffset });
}

function sizesAgree(fixed: Buffer, extra: Buffer, record: CentralRecord): boolean {
  const fields = extraFields(extra, record);
  const { path } = record.name;
  requireOneName(record.rawName, fields, path);
  const [size, compressedSize] = zip64Values(fields, [fixed.readUInt32LE(22), fixed.readUInt32LE(18)], path);
  const isDeferred = (record.flags & DESCRIPTOR_FLAG) !== 0;
  const agrees = (found: number | undefined, wanted: number): boolean =>
    found === wanted || (isDeferred && found === 0);
  return (
    agrees(fixed.readUInt32LE(14), record.crc32) &&
    agrees(size, record.size) &&
    agrees(compressedSize, record.compressedSize)
  );
}

function extraFields(bytes: Buffer, record: CentralRecord): readonly ExtraField[] {
  return parseExtraFields(bytes) ?? fail(record, 'local header has a broken extra field');
}
