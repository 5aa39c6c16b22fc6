import type { Entry, ExtraField } from 'yauzl';
import { NupkgError } from '../errors.ts';
import type { CompressionMethod } from './archive.ts';
import type { DosTimestamp } from './dos-timestamp.ts';
import { type EntryName, parseEntryName } from './entry-name.ts';
import { requirePlainFile } from './entry-kind.ts';
import { zip64Values } from './zip64-field.ts';

/** Fixed part of a central directory record (APPNOTE 4.3.12). */
export const RECORD_SIZE = 46;

// APPNOTE 4.4.4: traditional encryption, patch data, strong encryption, masked headers.
const ENCRYPTION_FLAGS = 0x0001 | 0x0040 | 0x2000;
const PATCH_FLAG = 0x0020;
const METHODS: ReadonlyMap<number, CompressionMethod> = new Map([
  [0, 'store'],
  [8, 'deflate'],
]);

/** One record of the central directory, checked on its own. */
export interface CentralRecord {
  readonly name: EntryName;
  /** As yauzl reads it, to find the local header with. */
  readonly raw: Entry;
  readonly method: CompressionMethod;
  readonly size: number;
  readonly compressedSize: number;
  readonly crc32: number;
  readonly modified: DosTimestamp;
  readonly flags: number;
  readonly attributes: number;
  readonly headerOffset: number;
  readonly recordOffset: number;
  readonly recordSize: number;
}

/** Throws the code of whatever is wrong with the record, naming the entry. */
export function parseCentralRecord(entry: Entry, fixed: Buffer, recordOffset: number): CentralRecord {
  const name = parseEntryName(entry.fileNameRaw, entry.extraFields);
  const { path } = name;
  requireReadable(entry.generalPurposeBitFlag, fixed, path);
  const method = METHODS.get(entry.compressionMethod);
  if (method === undefined) {
    throw new NupkgError('NUPKG_ENTRY_METHOD_UNSUPPORTED', 'entry is neither stored nor deflated', {
      path,
      found: entry.compressionMethod,
    });
  }
  requirePlainFile(name, entry.externalFileAttributes);
  const [size, compressedSize, headerOffset] = centralValues(entry.extraFields, fixed, path);
  requirePossibleSizes(name, method, size, compressedSize);
  return {
    name,
    raw: entry,
    method,
    size,
    compressedSize,
    crc32: entry.crc32,
    modified: { date: entry.lastModFileDate, time: entry.lastModFileTime },
    flags: entry.generalPurposeBitFlag,
    attributes: entry.externalFileAttributes,
    headerOffset,
    recordOffset,
    recordSize: RECORD_SIZE + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
  };
}

/** Throws `NUPKG_ENTRY_ENCRYPTED` if the flags of a header say so. */
export function requireUnencrypted(flags: number, path: string): void {
  if ((flags & ENCRYPTION_FLAGS) === 0) return;
  throw new NupkgError('NUPKG_ENTRY_ENCRYPTED', 'entry is encrypted', { path, found: flags });
}

function requireReadable(flags: number, fixed: Buffer, path: string): void {
  requireUnencrypted(flags, path);
  if ((flags & PATCH_FLAG) !== 0) {
    throw new NupkgError('NUPKG_ENTRY_METHOD_UNSUPPORTED', 'entry is patch data', { path, found: flags });
  }
  const disk = fixed.readUInt16LE(34);
  if (disk !== 0) throw new NupkgError('NUPKG_ARCHIVE_MULTI_DISK', 'entry is on another disk', { path, found: disk });
}

function centralValues(
  fields: readonly ExtraField[],
  fixed: Buffer,
  path: string,
): readonly [size: number, compressedSize: number, headerOffset: number] {
  const raw = [fixed.readUInt32LE(24), fixed.readUInt32LE(20), fixed.readUInt32LE(42)];
  const [size = 0, compressedSize = 0, headerOffset = 0] = zip64Values(fields, raw, path);
  return [size, compressedSize, headerOffset];
}

/** Folders are empty; what is stored is as long as it was. Deflate cannot say more than 1032 bytes with one. */
function requirePossibleSizes(
  { path, kind }: EntryName,
  method: CompressionMethod,
  size: number,
  compressedSize: number,
): void {
  const possible =
    (kind === 'file' || size === 0) && (method === 'deflate' ? size <= compressedSize * 1032 : size === compressedSize);
  if (possible) return;
  throw new NupkgError('NUPKG_ENTRY_SIZE_MISMATCH', 'entry has sizes that cannot be true', {
    path,
    wanted: size,
    found: compressedSize,
  });
}
