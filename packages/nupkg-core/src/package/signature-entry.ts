import type { Archive, ArchiveEntry } from '../archive/archive.ts';
import { END_SIGNATURE } from '../archive/end-record.ts';
import { NupkgError } from '../errors.ts';
import { SIGNATURE_ENTRY } from '../opc/part-names.ts';

/**
 * The entry that signing added, `undefined` if the package is not signed. NuGet signs by adding one plain entry, without
 * flags or attributes, to an archive without ZIP64 (SignedPackageArchiveUtility, SigningSpecificationsV1).
 * Throws `NUPKG_SIGNATURE_INVALID` (NuGet's NU3005) for an entry of that name that signing does not write: NuGet on Linux
 * only warns of it and installs the package.
 */
export async function findSignatureEntry(archive: Archive): Promise<ArchiveEntry | undefined> {
  const signature = archive.entries.find(({ path }) => path === SIGNATURE_ENTRY);
  if (signature === undefined) return undefined;
  const { path, method, flags, attributes } = signature;
  const hasZip64 = await isZip64(archive);
  if (method === 'store' && flags === 0 && attributes === 0 && !hasZip64) return signature;
  throw new NupkgError('NUPKG_SIGNATURE_INVALID', 'signature entry is not as signing writes it', {
    path,
    found: { method, flags, attributes, hasZip64 },
  });
}

/** The ZIP64 end record, where there is one, comes first. */
async function isZip64({ source, directoryOffset, directorySize }: Archive): Promise<boolean> {
  const record = Buffer.from(await source.read(directoryOffset + directorySize, 4));
  return record.readUInt32LE(0) !== END_SIGNATURE;
}
