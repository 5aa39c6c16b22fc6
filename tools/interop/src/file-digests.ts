import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { digestBytes } from '@nuspine/primitives';

/** Digest by path of every file below a folder; paths have `/` between names. */
export async function fileDigests(folder: string): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) digests[relative(folder, path).replaceAll(sep, '/')] = digestBytes(await readFile(path));
  }
  return digests;
}
