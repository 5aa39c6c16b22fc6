import type { ByteSource, PackageIdentity } from '@nuspine/primitives';
import { checkLocalHeader } from '../archive/local-header.ts';
import { readNuspecDirectory, toEntry } from '../archive/read-archive.ts';
import { inflateEntry, readEntry } from '../archive/read-entry.ts';
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS, requireWithin } from '../limits.ts';
import { findNuspecEntry } from '../nuspec/find-nuspec-entry.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { parseNuspec } from '../nuspec/parse-nuspec.ts';

/** What a package says of itself. */
export interface PackageNuspec {
  readonly identity: PackageIdentity;
  readonly nuspec: Nuspec;
}

/** Room for the directory of most packages; longer ones are read in a second go. */
const TAIL_SIZE = 8 * 1024;
/** What may stand in a local header beside the name. */
const HEADER_ROOM = 128;

/**
 * Reads no more of a package than its directory and its nuspec, for those who choose among many. Each record of the directory
 * and the nuspec's own entry have been checked; whether the entries are where the directory says and can be unpacked side by
 * side, `readPackage` checks, before anything is made of them. Throws `NUPKG_*`.
 */
export async function readNuspec(source: ByteSource, limits: Partial<ArchiveLimits> = {}): Promise<PackageNuspec> {
  const allLimits = { ...DEFAULT_ARCHIVE_LIMITS, ...limits };
  const { records, reader } = await readNuspecDirectory(source, allLimits, TAIL_SIZE);
  const files = records.flatMap((record) => (record.name.kind === 'file' ? [{ path: record.name.path, record }] : []));
  const found = findNuspecEntry(files);
  const { record } = found;
  requireWithin('the size of the nuspec', record.size, allLimits.maxNuspecSize, found.path);
  // Header and content in one read.
  const whole = HEADER_ROOM + record.rawName.length + record.compressedSize;
  const left = Math.max(0, source.size - record.headerOffset);
  await reader.bytes(record.headerOffset, Math.min(whole, left));
  const entry = toEntry({ record, dataOffset: await checkLocalHeader(reader, source.size, record) });
  const packed = entry.method === 'deflate' ? reader.held(entry.dataOffset, entry.compressedSize) : undefined;
  const bytes =
    packed === undefined ? await readEntry({ source: reader.asSource() }, entry) : inflateEntry(packed, entry);
  const nuspec = parseNuspec(bytes, found.path);
  return { identity: { id: nuspec.id, version: nuspec.version }, nuspec };
}
