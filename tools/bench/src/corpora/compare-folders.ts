import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { CorpusTotals } from './corpus.ts';

/** Compares every file of the target with its namesake in the base. */
export async function compareFolders(
  baseFolder: string,
  targetFolder: string,
): Promise<{ readonly totals: CorpusTotals; readonly changed: readonly string[] }> {
  const before = new Set(await listFiles(baseFolder));
  const files = await listFiles(targetFolder);
  const changed: string[] = [];
  let bytes = 0;
  for (const path of files) {
    const target = await readFile(join(targetFolder, path));
    bytes += target.length;
    if (before.has(path) && !target.equals(await readFile(join(baseFolder, path)))) changed.push(path);
  }
  return { totals: { files: files.length, bytes, changed: changed.length }, changed };
}

/** Paths of all files below a folder, with `/`, in order. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return paths.toSorted((a, b) => (a < b ? -1 : 1));
}
