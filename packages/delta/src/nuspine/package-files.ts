import { type Package, readEntry } from '@nuspine/nupkg-core';
import { type Digest, digestBytes } from '@nuspine/primitives';

/** A file of either package. Its content is read when it is asked for, and not kept. */
export interface PackageFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly crc32: number;
  readonly read: () => Promise<Uint8Array>;
}

/** A file that another may be the same as. */
export interface DigestedFile extends PackageFile {
  /** Absent where no file of the other package has the same bytes. */
  readonly digest?: Digest;
}

/** Every entry of a package, in its order. `read` is what reads one. */
export function packageFiles({ archive }: Package, read: typeof readEntry = readEntry): PackageFile[] {
  return archive.entries.map((entry) => ({
    path: entry.path,
    size: entry.size,
    crc32: entry.crc32,
    read: () => read(archive, entry),
  }));
}

/** The same with their digests, where one of `others` has the same size and checksum; only those are read. */
export async function digestFiles(
  files: readonly PackageFile[],
  others: readonly PackageFile[],
): Promise<DigestedFile[]> {
  const known = new Set(others.map(alikeKey));
  const digested: DigestedFile[] = [];
  for (const file of files) {
    digested.push(known.has(alikeKey(file)) ? { ...file, digest: digestBytes(await file.read()) } : file);
  }
  return digested;
}

function alikeKey({ size, crc32 }: PackageFile): string {
  return `${String(size)} ${String(crc32)}`;
}
