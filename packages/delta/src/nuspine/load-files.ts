import { type Package, readEntry } from '@nuspine/nupkg-core';
import { digestBytes } from '@nuspine/primitives';
import type { PackageFile } from './choose-peers.ts';

/** Every entry of a package, unpacked, in its order. */
export async function loadFiles({ archive }: Package): Promise<PackageFile[]> {
  const files: PackageFile[] = [];
  for (const entry of archive.entries) {
    const content = await readEntry(archive, entry);
    files.push({ path: entry.path, content, digest: digestBytes(content) });
  }
  return files;
}
