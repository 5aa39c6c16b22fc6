import type { ByteSource } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import { asBuffer, SourceReader } from './source-reader.ts';
import { hasNoZip64, readZip64EndRecord } from './zip64-end-record.ts';

/** APPNOTE 4.3.16: the end of central directory record. */
export const END_SIGNATURE = 0x06054b50;
export const END_SIZE = 22;
const SIGNATURE_BYTES = Buffer.of(0x50, 0x4b, 0x05, 0x06);
const MAX_COMMENT_SIZE = 0xffff;
const MAX_TAIL = END_SIZE + MAX_COMMENT_SIZE;

/** What the records at the end of an archive say about its central directory. */
export interface EndRecord {
  readonly entryCount: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
  /** Where the first end record starts: the ZIP64 one if there is one. */
  readonly endOffset: number;
}

/** The end of an archive that has been read once. */
export interface ArchiveEnd {
  readonly record: EndRecord;
  /** Holds what was read to find the record: all of a small archive, the directory of most others. */
  readonly reader: SourceReader;
}

/**
 * Finds the end of the archive. Looks through its last `tailSize` bytes alone if it is there, by default through all that can
 * hold it. Throws `NUPKG_ARCHIVE_NOT_ZIP`, `NUPKG_ARCHIVE_STRAY_BYTES`, `NUPKG_ARCHIVE_MULTI_DISK` or
 * `NUPKG_ARCHIVE_ZIP64_INVALID`.
 */
export async function readEndRecord(source: ByteSource, tailSize: number = MAX_TAIL): Promise<ArchiveEnd> {
  const tailOffset = Math.max(0, source.size - tailSize);
  const tail = asBuffer(await source.read(tailOffset, source.size - tailOffset));
  const ends = endsIn(tail);
  // Behind a long comment.
  if (ends.length === 0 && tailOffset > 0 && tailSize < MAX_TAIL) return readEndRecord(source);
  const at = theEnd(tail, ends);
  const offset = tailOffset + at;
  const record = tail.subarray(at);
  requireOneDisk(record, offset);
  const end: EndRecord = {
    entryCount: record.readUInt16LE(10),
    directorySize: record.readUInt32LE(12),
    directoryOffset: record.readUInt32LE(16),
    endOffset: offset,
  };
  const reader = new SourceReader(source, tailOffset, tail);
  const zip64 = hasNoZip64(reader, end) ? undefined : await readZip64EndRecord(reader, end);
  return { record: zip64 ?? end, reader };
}

/** A comment that holds another end record would show another archive to another reader, so only one may fit. */
function theEnd(tail: Buffer, found: readonly number[]): number {
  const [last] = found;
  if (last === undefined) {
    throw new NupkgError('NUPKG_ARCHIVE_NOT_ZIP', 'not a zip archive, or cut short: no end record');
  }
  const fitting = found.filter((at) => at + END_SIZE + tail.readUInt16LE(at + 20) === tail.length);
  if (fitting.length !== 1 || fitting[0] !== last) {
    throw new NupkgError('NUPKG_ARCHIVE_STRAY_BYTES', 'archive goes on after its end record', {
      found: tail.length - last - END_SIZE,
      wanted: tail.readUInt16LE(last + 20),
    });
  }
  return last;
}

/** Where an end record can start, the last first. */
function endsIn(tail: Buffer): readonly number[] {
  const found: number[] = [];
  let at = tail.length < END_SIZE ? -1 : tail.lastIndexOf(SIGNATURE_BYTES, tail.length - END_SIZE);
  while (at >= 0) {
    found.push(at);
    // A negative offset would count from the end.
    at = at === 0 ? -1 : tail.lastIndexOf(SIGNATURE_BYTES, at - 1);
  }
  return found;
}

function requireOneDisk(record: Buffer, offset: number): void {
  const disks = [record.readUInt16LE(4), record.readUInt16LE(6)];
  const counts = [record.readUInt16LE(8), record.readUInt16LE(10)];
  // 0xffff defers to the ZIP64 record, which is checked on its own.
  if (disks.every((disk) => disk === 0 || disk === 0xffff) && counts[0] === counts[1]) return;
  throw new NupkgError('NUPKG_ARCHIVE_MULTI_DISK', 'archive is one part of several', { offset, found: disks });
}
