import { NupkgError } from '../errors.ts';
import type { CentralRecord } from './central-record.ts';
import type { EndRecord } from './end-record.ts';
import { DESCRIPTOR_FLAG } from './local-header.ts';
import type { SourceReader } from './source-reader.ts';

/** A record and where its content starts. */
export interface LocatedRecord {
  readonly record: CentralRecord;
  readonly dataOffset: number;
}

/** APPNOTE 4.3.9: CRC and sizes after the content, of 4 or 8 bytes each, with or without this signature. */
const DESCRIPTOR_SIGNATURE = 0x08074b50;

/**
 * Requires that entries, central directory and end records fill the archive without overlap and without a byte that
 * belongs to none of them. Throws `NUPKG_ENTRY_OVERLAP`, `NUPKG_ENTRY_MISMATCH` or `NUPKG_ARCHIVE_STRAY_BYTES`.
 */
export async function requireSeamlessLayout(
  reader: SourceReader,
  located: readonly LocatedRecord[],
  end: EndRecord,
): Promise<void> {
  const inOrder = located.toSorted((a, b) => a.record.headerOffset - b.record.headerOffset);
  requireNoGap(0, inOrder[0]?.record.headerOffset ?? end.directoryOffset);
  for (const [index, entry] of inOrder.entries()) {
    const next = inOrder[index + 1]?.record.headerOffset ?? end.directoryOffset;
    await requireContentUpTo(reader, entry, next);
  }
  requireNoGap(end.directoryOffset + end.directorySize, end.endOffset);
}

async function requireContentUpTo(
  reader: SourceReader,
  { record, dataOffset }: LocatedRecord,
  next: number,
): Promise<void> {
  const dataEnd = dataOffset + record.compressedSize;
  if (dataEnd > next) {
    throw new NupkgError('NUPKG_ENTRY_OVERLAP', 'entry reaches into what follows it', {
      path: record.name.path,
      offset: dataEnd,
      max: next,
    });
  }
  const hasDescriptor = (record.flags & DESCRIPTOR_FLAG) !== 0;
  if (hasDescriptor) await requireDescriptor(reader, record, dataEnd, next);
  else requireNoGap(dataEnd, next);
}

async function requireDescriptor(
  reader: SourceReader,
  record: CentralRecord,
  offset: number,
  next: number,
): Promise<void> {
  const size = next - offset;
  if (size > 24) requireNoGap(offset + 24, next);
  const bytes = (await reader.bytes(offset, size)) ?? Buffer.alloc(0);
  if (descriptorForms(record).some((form) => form.equals(bytes))) return;
  throw new NupkgError('NUPKG_ENTRY_MISMATCH', 'data descriptor and central directory disagree', {
    path: record.name.path,
    offset,
  });
}

function descriptorForms(record: CentralRecord): readonly Buffer[] {
  const signature = Buffer.alloc(4);
  signature.writeUInt32LE(DESCRIPTOR_SIGNATURE);
  const wide = Buffer.alloc(20);
  wide.writeUInt32LE(record.crc32);
  wide.writeBigUInt64LE(BigInt(record.compressedSize), 4);
  wide.writeBigUInt64LE(BigInt(record.size), 12);
  // The low halves: right only for sizes below 4 GiB, and larger ones do not fit the short form.
  const short = Buffer.concat([wide.subarray(0, 8), wide.subarray(12, 16)]);
  const isLarge = record.compressedSize > 0xffffffff || record.size > 0xffffffff;
  const forms = isLarge ? [wide] : [short, wide];
  return forms.flatMap((form) => [form, Buffer.concat([signature, form])]);
}

function requireNoGap(offset: number, next: number): void {
  if (offset === next) return;
  throw new NupkgError('NUPKG_ARCHIVE_STRAY_BYTES', 'archive holds bytes that belong to no entry', {
    offset,
    found: next - offset,
  });
}
