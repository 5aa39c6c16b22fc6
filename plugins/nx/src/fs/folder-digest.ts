import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/**
 * One digest of the names and bytes of a folder's files, in sub-folders too, that `includes` accepts. `path` may be
 * one file. What is not there has the digest of an empty folder.
 */
export async function folderDigest(path: string, includes: (name: string) => boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await filesIn(path)).filter(includes).toSorted()) {
    const bytes = await readFile(join(path, name));
    hash.update(`${name.split(sep).join('/')} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

async function filesIn(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  // Joined to `path`, the empty name is the file itself.
  if (found.isFile()) return [''];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length));
}
