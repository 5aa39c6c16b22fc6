import { crc32, deflateRawSync } from 'node:zlib';

/** Header fields that may lie. What is absent is told truly. */
export interface RawHeader {
  readonly name?: string | Uint8Array;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly date?: number;
  readonly crc32?: number;
  readonly compressedSize?: number;
  readonly size?: number;
  readonly extra?: Uint8Array;
}

/** One entry; its own fields are those of the central record, and of the local header unless `local` says otherwise. */
export interface RawEntry extends RawHeader {
  readonly name: string | Uint8Array;
  readonly content?: Uint8Array | string;
  /** Compressed bytes to write instead of those made from `content`. */
  readonly data?: Uint8Array;
  readonly local?: RawHeader;
  readonly madeBy?: number;
  readonly disk?: number;
  readonly attributes?: number;
  readonly headerOffset?: number;
  /** Bytes before the local header, and between content and whatever follows. */
  readonly before?: Uint8Array;
  readonly after?: Uint8Array;
}

/** Fields of the end record that may lie, and bytes around it. */
export interface RawEnd {
  readonly disk?: number;
  readonly directoryDisk?: number;
  readonly entriesOnDisk?: number;
  readonly entryCount?: number;
  readonly directorySize?: number;
  readonly directoryOffset?: number;
  readonly comment?: Uint8Array;
  readonly commentLength?: number;
  /** Between the central directory and the end record: stray bytes, or what `zip64End` makes. */
  readonly before?: Uint8Array | ((directory: { readonly offset: number; readonly size: number }) => Uint8Array);
  readonly after?: Uint8Array;
}

/** Builds a zip archive byte by byte, true or not: what no honest writer would make. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Uint8Array {
  const parts: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  const append = (bytes: Uint8Array): void => {
    parts.push(Buffer.from(bytes));
    offset += bytes.length;
  };
  for (const entry of entries) {
    const data = dataOf(entry);
    append(entry.before ?? Buffer.alloc(0));
    records.push(centralRecord(entry, data, entry.headerOffset ?? offset));
    append(localHeader(entry, data));
    append(data);
    append(entry.after ?? Buffer.alloc(0));
  }
  const directory = Buffer.concat(records);
  const place = { offset, size: directory.length };
  append(directory);
  append(typeof end.before === 'function' ? end.before(place) : (end.before ?? Buffer.alloc(0)));
  append(endRecord(end, records.length, place));
  append(end.after ?? Buffer.alloc(0));
  return Buffer.concat(parts);
}

/** A ZIP64 end record and its locator, for `RawEnd.before`. */
export function zip64End(
  entryCount: number,
  lies: {
    readonly offset?: number;
    readonly size?: number;
    readonly length?: number;
    readonly at?: number;
    disk?: number;
  } = {},
): (directory: { readonly offset: number; readonly size: number }) => Uint8Array {
  return (directory) => {
    const bytes = Buffer.alloc(56 + 20);
    bytes.writeUInt32LE(0x06064b50, 0);
    bytes.writeBigUInt64LE(BigInt(lies.length ?? 44), 4);
    bytes.writeUInt32LE(lies.disk ?? 0, 16);
    bytes.writeBigUInt64LE(BigInt(entryCount), 24);
    bytes.writeBigUInt64LE(BigInt(entryCount), 32);
    bytes.writeBigUInt64LE(BigInt(lies.size ?? directory.size), 40);
    bytes.writeBigUInt64LE(BigInt(lies.offset ?? directory.offset), 48);
    bytes.writeUInt32LE(0x07064b50, 56);
    bytes.writeBigUInt64LE(BigInt(lies.at ?? directory.offset + directory.size), 64);
    bytes.writeUInt32LE(1, 72);
    return bytes;
  };
}

/** One extra field: its id, and its data. */
export function extraField(id: number, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

function contentOf(entry: RawEntry): Buffer {
  return Buffer.from(entry.content ?? '');
}

function dataOf(entry: RawEntry): Buffer {
  if (entry.data !== undefined) return Buffer.from(entry.data);
  return entry.method === 8 ? deflateRawSync(contentOf(entry)) : contentOf(entry);
}

/** The fields both headers have, in their common order, from flags to the length of the extra field. */
function commonFields(header: RawHeader, entry: RawEntry, data: Buffer): Buffer {
  const content = contentOf(entry);
  const bytes = Buffer.alloc(24);
  bytes.writeUInt16LE(header.flags ?? 0, 0);
  bytes.writeUInt16LE(header.method ?? 0, 2);
  bytes.writeUInt16LE(header.time ?? 0, 4);
  bytes.writeUInt16LE(header.date ?? 0x21, 6);
  bytes.writeUInt32LE(header.crc32 ?? crc32(content), 8);
  bytes.writeUInt32LE(header.compressedSize ?? data.length, 12);
  bytes.writeUInt32LE(header.size ?? content.length, 16);
  bytes.writeUInt16LE(Buffer.from(header.name ?? '').length, 20);
  bytes.writeUInt16LE(header.extra?.length ?? 0, 22);
  return bytes;
}

function localHeader(entry: RawEntry, data: Buffer): Buffer {
  const header = { ...entry, ...entry.local };
  const start = Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0]);
  const name = Buffer.from(header.name);
  return Buffer.concat([start, commonFields(header, entry, data), name, header.extra ?? Buffer.alloc(0)]);
}

function centralRecord(entry: RawEntry, data: Buffer, headerOffset: number): Buffer {
  const start = Buffer.from([0x50, 0x4b, 0x01, 0x02, 0, 0, 20, 0]);
  start.writeUInt16LE(entry.madeBy ?? 20, 4);
  const end = Buffer.alloc(14);
  end.writeUInt16LE(entry.disk ?? 0, 2);
  end.writeUInt32LE(entry.attributes ?? 0, 6);
  end.writeUInt32LE(headerOffset, 10);
  const name = Buffer.from(entry.name);
  return Buffer.concat([start, commonFields(entry, entry, data), end, name, entry.extra ?? Buffer.alloc(0)]);
}

function endRecord(
  end: RawEnd,
  entryCount: number,
  directory: { readonly offset: number; readonly size: number },
): Buffer {
  const comment = end.comment ?? Buffer.alloc(0);
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(end.disk ?? 0, 4);
  bytes.writeUInt16LE(end.directoryDisk ?? 0, 6);
  bytes.writeUInt16LE(end.entriesOnDisk ?? end.entryCount ?? entryCount, 8);
  bytes.writeUInt16LE(end.entryCount ?? entryCount, 10);
  bytes.writeUInt32LE(end.directorySize ?? directory.size, 12);
  bytes.writeUInt32LE(end.directoryOffset ?? directory.offset, 16);
  bytes.writeUInt16LE(end.commentLength ?? comment.length, 20);
  return Buffer.concat([bytes, comment]);
}
