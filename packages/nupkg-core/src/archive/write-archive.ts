import type { ByteSink } from '@nuspine/primitives';
import { requireWithin } from '../limits.ts';
import { mapAhead } from '../map-ahead.ts';
import { dosTimestamp, EARLIEST_TIMESTAMP } from './dos-timestamp.ts';
import { type ContentStream, contentStream, type NewContent, type PackedContent } from './entry-content.ts';
import { parseEntryPath } from './entry-name.ts';
import { nameRegister } from './name-register.ts';
import { KEPT_SIZE, packContent, type PackOptions, type Spool } from './pack-content.ts';
import { encodePercent } from './percent-encoding.ts';
import { ONE_BY_ONE, type SegmentCompressor } from './segment-compressor.ts';
import { centralRecord, endRecord, localHeader } from './zip-headers.ts';

// canonical-package §2.3: what 16 and 32-bit fields hold without ZIP64, whose records start at the value after.
const MAX_COUNT = 0xfffe;
const MAX_OFFSET = 0xfffffffe;
const MAX_NAME_SIZE = 0xffff;

/** Bytes that what is packed ahead comes to, about. */
const ROOM_AHEAD = 32 * 2 ** 20;
/** Content above this size is packed alone, some segments at a time. */
const LARGE_SIZE = ROOM_AHEAD / 2;
/** What an entry costs beside its content while it is packed ahead. */
const ENTRY_WEIGHT = 16 * 1024;

/** A file to write into an archive. */
export interface NewEntry {
  readonly path: string;
  readonly content: NewContent;
}

export interface WriteArchiveOptions {
  /** Time of every entry, in UTC, rounded down to even seconds. 1980-01-01 if absent. */
  readonly modified?: Date;
  /** Who deflates, which does not change a byte. By default it is done here, one segment after the other. */
  readonly compressor?: SegmentCompressor;
  /** Compressed bytes of one entry that are kept in memory. 4 MiB if absent. */
  readonly keptSize?: number;
  /** Where what is too large for memory waits to be written: `withSpoolFiles` has one. Without it, such files are compressed twice. */
  readonly openSpool?: (() => Promise<Spool>) | undefined;
}

/**
 * Writes an archive in the given order, in the form of docs/formats/canonical-package.md: equal entries give equal bytes
 * on every machine. Memory is bounded whatever the size of the content.
 * Throws what `readArchive` would say about the names, `NUPKG_LIMIT_EXCEEDED` beyond what a zip archive holds without
 * ZIP64, `NUPKG_TIMESTAMP_INVALID`, or `NUPKG_CONTENT_CHANGED`.
 */
export async function writeArchive(
  entries: Iterable<NewEntry> | AsyncIterable<NewEntry>,
  sink: ByteSink,
  { modified: time, compressor = ONE_BY_ONE, keptSize = KEPT_SIZE, openSpool }: WriteArchiveOptions = {},
): Promise<void> {
  const modified = time === undefined ? EARLIEST_TIMESTAMP : dosTimestamp(time);
  const records: Uint8Array[] = [];
  let offset = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    await sink.write(bytes);
    offset += bytes.length;
    requireWithin('size of the archive', offset, MAX_OFFSET);
  };
  const pack = { keptSize, openSpool };
  for await (const { path, packed } of packAhead(namedEntries(entries), compressor, pack)) {
    const header = { ...packed, modified, name: encodeName(path) };
    records.push(centralRecord(header, offset));
    await write(localHeader(header));
    for await (const chunk of packed.chunks()) await write(chunk);
  }
  requireWithin('number of entries', records.length, MAX_COUNT);
  const directory = Buffer.concat(records);
  const directoryOffset = offset;
  await write(directory);
  await write(endRecord(records.length, directoryOffset, directory.length));
}

/** An entry whose name and size an archive can hold. */
interface NamedEntry {
  readonly path: string;
  readonly content: ContentStream;
}

async function* namedEntries(entries: Iterable<NewEntry> | AsyncIterable<NewEntry>): AsyncGenerator<NamedEntry> {
  const names = nameRegister();
  for await (const entry of entries) {
    const path = parseEntryPath(entry.path);
    names.add({ path, kind: 'file' });
    const content = contentStream(entry.content);
    requireWithin('size of an entry', content.size, MAX_OFFSET, path);
    yield { path, content };
  }
}

/** Packs the next entries while one is written, as far as there is room. */
function packAhead(
  entries: AsyncIterable<NamedEntry>,
  compressor: SegmentCompressor,
  options: PackOptions,
): AsyncGenerator<{ readonly path: string; readonly packed: PackedContent }, void, void> {
  const room = {
    total: compressor.sideBySide > 1 ? ROOM_AHEAD : 0,
    weigh: ({ content }: NamedEntry) => (content.size > LARGE_SIZE ? ROOM_AHEAD : keptWeight(content) + ENTRY_WEIGHT),
  };
  return mapAhead(entries, room, async ({ path, content }) => ({
    path,
    packed: await packContent(content, path, compressor, options),
  }));
}

/** About what a content takes once it is packed: as much as it took before, but who packed it may have been better at it. */
function keptWeight({ size, filed }: ContentStream): number {
  return filed === undefined ? size : Math.max(filed.compressedSize, size / 4);
}

/** canonical-package §3.4: NuGet decodes percent-encoding, so a name that would change is encoded once more. */
export function encodeName(path: string): Uint8Array {
  const name = Buffer.from(encodePercent(path));
  requireWithin('size of a name', name.length, MAX_NAME_SIZE, path);
  return name;
}
