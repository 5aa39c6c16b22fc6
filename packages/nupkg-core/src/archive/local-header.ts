import { type LocalFileHeader, parseExtraFields, type ZipFile } from 'yauzl';
import { NupkgError } from '../errors.ts';
import type { CentralRecord } from './central-record.ts';
import { parseEntryName } from './entry-name.ts';
import type { SourceReader } from './source-reader.ts';
import { zip64Values } from './zip64-field.ts';

/** APPNOTE 4.4.4, bit 3: CRC and sizes follow the content, because they were not known before it. */
export const DESCRIPTOR_FLAG = 0x0008;

/**
 * Compares the local header of an entry with its central record: a reader that streams believes the first, all others
 * the second. Returns the offset of the content. Throws `NUPKG_ENTRY_MISMATCH` or `NUPKG_ARCHIVE_ZIP64_INVALID`.
 */
export async function checkLocalHeader(zip: ZipFile, reader: SourceReader, record: CentralRecord): Promise<number> {
  const { path } = record.name;
  const refuse = (cause: unknown): NupkgError =>
    new NupkgError('NUPKG_ENTRY_MISMATCH', 'entry has no local header where the central directory says', {
      path,
      offset: record.headerOffset,
      cause,
    });
  const header = await reader.attempt(() => zip.readLocalFileHeaderPromise(record.raw), refuse);
  const agrees =
    header.generalPurposeBitFlag === record.flags &&
    header.compressionMethod === record.raw.compressionMethod &&
    header.fileName.equals(record.raw.fileNameRaw) &&
    sizesAgree(header, record);
  if (!agrees) {
    throw new NupkgError('NUPKG_ENTRY_MISMATCH', 'local header and central directory disagree', {
      path,
      offset: record.headerOffset,
    });
  }
  return header.fileDataStart;
}

function sizesAgree(header: LocalFileHeader, record: CentralRecord): boolean {
  const fields = extraFields(header, record);
  parseEntryName(header.fileName, fields);
  const [size, compressedSize] = zip64Values(
    fields,
    [header.uncompressedSize, header.compressedSize],
    record.name.path,
  );
  const isDeferred = (record.flags & DESCRIPTOR_FLAG) !== 0;
  const agrees = (found: number | undefined, wanted: number): boolean =>
    found === wanted || (isDeferred && found === 0);
  return (
    agrees(header.crc32, record.crc32) && agrees(size, record.size) && agrees(compressedSize, record.compressedSize)
  );
}

function extraFields(header: LocalFileHeader, record: CentralRecord): ReturnType<typeof parseExtraFields> {
  try {
    return parseExtraFields(header.extraField);
  } catch (cause) {
    throw new NupkgError('NUPKG_ENTRY_MISMATCH', 'local header has a broken extra field', {
      path: record.name.path,
      offset: record.headerOffset,
      cause,
    });
  }
}
