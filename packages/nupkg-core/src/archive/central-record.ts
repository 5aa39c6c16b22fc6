import { NupkgError } from '../errors.ts';
import type { CompressionMethod } from './archive.ts';
import type { DosTimestamp } from './dos-timestamp.ts';
import { type EntryName, parseEntryName } from './entry-name.ts';
import { requirePlainFile } from './entry-kind.ts';
import { type ExtraField, parseExtraFields } from './extra-fields.ts';
import { zip64Values } from './zip64-field.ts';

/** Fixed part of a central directory record (APPNOTE 4.3.12). */
export const RECORD_SIZE = 46;
const SIGNATURE = 0x02014b50;

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
  /** The name as it stands in the record, a character for each byte. */
  readonly rawName: string;
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

/** The bytes of a central directory, and what reads numbers there: from the first call on faster than a buffer does. */
export interface DirectoryBytes {
  readonly bytes: Buffer;
  readonly numbers: DataView;
}

export function directoryBytes(bytes: Buffer): DirectoryBytes {
  return { bytes, numbers: new DataView(bytes.buffer, bytes.byteOffset, bytes.length) };
}

/** How long the record at `at` of a central directory is; `undefined` if there is none that fits. */
export function recordSizeAt({ bytes, numbers }: DirectoryBytes, at: number): number | undefined {
  if (at + RECORD_SIZE > bytes.length || numbers.getUint32(at, true) !== SIGNATURE) return undefined;
  const nameLength = numbers.getUint16(at + 28, true);
  const size = RECORD_SIZE + nameLength + numbers.getUint16(at + 30, true) + numbers.getUint16(at + 32, true);
  return at + size > bytes.length ? undefined : size;
}

/**
 * Reads the record at `at` of a central directory that starts at `directoryOffset`; `undefined` if there is none that fits.
 * Throws the code of whatever is wrong with it, naming the entry.
 */
export function parseCentralRecord(
  directory: DirectoryBytes,
  at: number,
  directoryOffset: number,
): CentralRecord | undefined {
  const recordSize = recordSizeAt(directory, at);
  if (recordSize === undefined) return undefined;
  const { bytes, numbers } = directory;
  const nameEnd = at + RECORD_SIZE + numbers.getUint16(at + 28, true);
  const extraEnd = nameEnd + numbers.getUint16(at + 30, true);
  const rawName = bytes.toString('latin1', at + RECORD_SIZE, nameEnd);
  const flags = numbers.getUint16(at + 8, true);
  requireUnencrypted(flags, rawName);
  const fields = parseExtraFields(bytes, nameEnd, extraEnd);
  if (fields === undefined) return undefined;
  const name = parseEntryName(rawName, fields);
  const { path } = name;
  requireReadable(flags, numbers.getUint16(at + 34, true), path);
  const method = methodOf(numbers.getUint16(at + 10, true), path);
  const attributes = numbers.getUint32(at + 38, true);
  requirePlainFile(name, attributes);
  const [size, compressedSize, headerOffset] = centralValues(fields, numbers, at, path);
  requirePossibleSizes(name, method, size, compressedSize);
  return {
    name,
    rawName,
    method,
    size,
    compressedSize,
    crc32: numbers.getUint32(at + 16, true),
    modified: { date: numbers.getUint16(at + 14, true), time: numbers.getUint16(at + 12, true) },
    flags,
    attributes,
    headerOffset,
    recordOffset: directoryOffset + at,
    recordSize,
  };
}

function methodOf(found: number, path: string): CompressionMethod {
  const method = METHODS.get(found);
  if (method !== undefined) return method;
  throw new NupkgError('NUPKG_ENTRY_METHOD_UNSUPPORTED', 'entry is neither stored nor deflated', { path, found });
}

/** What is encrypted may have no readable name either. Throws `NUPKG_ENTRY_ENCRYPTED`. */
function requireUnencrypted(flags: number, name: string): void {
  if ((flags & ENCRYPTION_FLAGS) === 0) return;
  throw new NupkgError('NUPKG_ENTRY_ENCRYPTED', 'entry is encrypted', {
    path: Buffer.from(name, 'latin1').toString(),
    found: flags,
  });
}

function requireReadable(flags: number, disk: number, path: string): void {
  if ((flags & PATCH_FLAG) !== 0) {
    throw new NupkgError('NUPKG_ENTRY_METHOD_UNSUPPORTED', 'entry is patch data', { path, found: flags });
  }
  if (disk !== 0) throw new NupkgError('NUPKG_ARCHIVE_MULTI_DISK', 'entry is on another disk', { path, found: disk });
}

function centralValues(
  fields: readonly ExtraField[],
  numbers: DataView,
  at: number,
  path: string,
): readonly [size: number, compressedSize: number, headerOffset: number] {
  const raw = [numbers.getUint32(at + 24, true), numbers.getUint32(at + 20, true), numbers.getUint32(at + 42, true)];
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
