import type { CompressionMethod } from './archive.ts';
import type { DosTimestamp } from './dos-timestamp.ts';

/** What both headers of an entry say. */
export interface EntryHeader {
  /** UTF-8. */
  readonly name: Uint8Array;
  readonly method: CompressionMethod;
  readonly modified: DosTimestamp;
  readonly crc32: number;
  readonly compressedSize: number;
  readonly size: number;
}

/** APPNOTE 4.4.4, bit 11: the name is UTF-8. */
const UTF8_FLAG = 0x0800;
const VERSION = 20;

/** canonical-package §3.1. */
export function localHeader(header: EntryHeader): Uint8Array {
  const bytes = Buffer.alloc(6);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(VERSION, 4);
  return Buffer.concat([bytes, commonFields(header), header.name]);
}

/** canonical-package §3.2. `headerOffset` is where the local header stands. */
export function centralRecord(header: EntryHeader, headerOffset: number): Uint8Array {
  const start = Buffer.alloc(8);
  start.writeUInt32LE(0x02014b50, 0);
  start.writeUInt16LE(VERSION, 4);
  start.writeUInt16LE(VERSION, 6);
  const end = Buffer.alloc(14);
  end.writeUInt32LE(headerOffset, 10);
  return Buffer.concat([start, commonFields(header), end, header.name]);
}

/** canonical-package §3.3. */
export function endRecord(entryCount: number, directoryOffset: number, directorySize: number): Uint8Array {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(entryCount, 8);
  bytes.writeUInt16LE(entryCount, 10);
  bytes.writeUInt32LE(directorySize, 12);
  bytes.writeUInt32LE(directoryOffset, 16);
  return bytes;
}

function commonFields(header: EntryHeader): Buffer {
  const isAscii = header.name.every((byte) => byte < 0x80);
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(isAscii ? 0 : UTF8_FLAG, 0);
  bytes.writeUInt16LE(header.method === 'store' ? 0 : 8, 2);
  bytes.writeUInt16LE(header.modified.time, 4);
  bytes.writeUInt16LE(header.modified.date, 6);
  bytes.writeUInt32LE(header.crc32, 8);
  bytes.writeUInt32LE(header.compressedSize, 12);
  bytes.writeUInt32LE(header.size, 16);
  bytes.writeUInt16LE(header.name.length, 20);
  return bytes;
}
