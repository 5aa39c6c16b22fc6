import { type ByteSink, type ByteSource, bytesSource } from '@nuspine/primitives';
import { requireWithin } from '../limits.ts';
import { dosTimestamp, EARLIEST_TIMESTAMP } from './dos-timestamp.ts';
import { parseEntryPath } from './entry-name.ts';
import { nameRegister } from './name-register.ts';
import { packContent } from './pack-content.ts';
import { encodePercent } from './percent-encoding.ts';
import { centralRecord, endRecord, localHeader } from './zip-headers.ts';

// canonical-package §2.3: what 16 and 32-bit fields hold without ZIP64, whose records start at the value after.
const MAX_COUNT = 0xfffe;
const MAX_OFFSET = 0xfffffffe;
const MAX_NAME_SIZE = 0xffff;

/** A file to write into an archive. */
export interface NewEntry {
  readonly path: string;
  readonly content: Uint8Array | ByteSource;
}

export interface WriteArchiveOptions {
  /** Time of every entry, in UTC, rounded down to even seconds. 1980-01-01 if absent. */
  readonly modified?: Date;
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
  options: WriteArchiveOptions = {},
): Promise<void> {
  const modified = options.modified === undefined ? EARLIEST_TIMESTAMP : dosTimestamp(options.modified);
  const names = nameRegister();
  const records: Uint8Array[] = [];
  let offset = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    await sink.write(bytes);
    offset += bytes.length;
    requireWithin('size of the archive', offset, MAX_OFFSET);
  };
  for await (const entry of entries) {
    const path = parseEntryPath(entry.path);
    names.add({ path, kind: 'file' });
    const source = toSource(entry.content);
    requireWithin('size of an entry', source.size, MAX_OFFSET, path);
    const packed = await packContent(source, path);
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

function toSource(content: Uint8Array | ByteSource): ByteSource {
  return content instanceof Uint8Array ? bytesSource(content) : content;
}

/** canonical-package §3.4: NuGet decodes percent-encoding, so a name that would change is encoded once more. */
function encodeName(path: string): Uint8Array {
  const name = Buffer.from(encodePercent(path));
  requireWithin('size of a name', name.length, MAX_NAME_SIZE, path);
  return name;
}
