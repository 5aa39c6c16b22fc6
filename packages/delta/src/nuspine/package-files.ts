import { type Package, readEntry } from '@nuspine/nupkg-core';
import { type Digest, digestBytes } from '@nuspine/primitives';

/** A file of either package. Its content is read when it is asked for, and not kept. */
export interface PackageFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly read: () => Promise<Uint8Array>;
}

/** A file whose content has been read once. */
export interface DigestedFile extends PackageFile {
  readonly digest: Digest;
}

/** Every entry of a package, in its order. */
export function packageFiles({ archive }: Package): PackageFile[] {
  return archive.entries.map((entry) => ({
    path: entry.path,
    size: entry.size,
    read: () => readEntry(archive, entry),
  }));
}

/** The same with their digests; reads all of them. */
export async function digestFiles(files: readonly PackageFile[]): Promise<DigestedFile[]> {
  const digested: DigestedFile[] = [];
  for (const file of files) digested.push({ ...file, digest: digestBytes(await file.read()) });
  return digested;
}
