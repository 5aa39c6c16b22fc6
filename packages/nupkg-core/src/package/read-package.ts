import type { ByteSource, PackageIdentity } from '@nuspine/primitives';
import type { Archive, ArchiveEntry } from '../archive/archive.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readEntry } from '../archive/read-entry.ts';
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS, requireWithin } from '../limits.ts';
import { findNuspecEntry, isRootNuspec } from '../nuspec/find-nuspec-entry.ts';
import type { Nuspec } from '../nuspec/nuspec.ts';
import { parseNuspec } from '../nuspec/parse-nuspec.ts';
import { isContainerPart } from '../opc/part-names.ts';
import { findSignatureEntry } from './signature-entry.ts';

/** A NuGet package whose archive and nuspec have been checked. */
export interface Package {
  readonly identity: PackageIdentity;
  readonly nuspec: Nuspec;
  /** The nuspec as it stands in the package. */
  readonly nuspecBytes: Uint8Array;
  readonly nuspecPath: string;
  readonly archive: Archive;
  /** Payload: everything but the nuspec, OPC parts and the signature. */
  readonly files: readonly ArchiveEntry[];
  /** True if the package has a signature entry; whether it is valid is not checked. */
  readonly isSigned: boolean;
}

/** Reads the directory and the nuspec of a package; the payload is read when asked for. Throws `NUPKG_*`. */
export async function readPackage(source: ByteSource, limits: Partial<ArchiveLimits> = {}): Promise<Package> {
  const archive = await readArchive(source, limits);
  const signature = await findSignatureEntry(archive);
  const entry = findNuspecEntry(archive.entries);
  const { maxNuspecSize } = { ...DEFAULT_ARCHIVE_LIMITS, ...limits };
  requireWithin('the size of the nuspec', entry.size, maxNuspecSize, entry.path);
  const nuspecBytes = await readEntry(archive, entry);
  const nuspec = parseNuspec(nuspecBytes, entry.path);
  return {
    identity: { id: nuspec.id, version: nuspec.version },
    nuspec,
    nuspecBytes,
    nuspecPath: entry.path,
    archive,
    files: archive.entries.filter(({ path }) => !isContainerPart(path) && !isRootNuspec(path)),
    isSigned: signature !== undefined,
  };
}
