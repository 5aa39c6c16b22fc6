import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Digest, digestSource, isDigest } from '@nuspine/primitives';
import { withFileSource, writeFileAtomically } from '@nuspine/primitives/fs';

/** Files that were fetched once, each beside the digest of its bytes: `<file>.sha256`, written last. */
export interface FileCache {
  /**
   * The path of a file that has the bytes it had when it was fetched; `fetch` writes it where it is missing or differs.
   * Throws what `fetch` throws, and `FILE_WRITE_FAILED`.
   */
  file(names: readonly string[], fetch: (path: string) => Promise<Digest>): Promise<string>;
}

/** A file is compared once in the life of a cache object, and fetched once however many ask for it at a time. */
export function openFileCache(folder: string): FileCache {
  const known = new Map<string, Promise<string>>();
  return {
    file: (names, fetch) => {
      const path = join(folder, ...names);
      const file = known.get(path) ?? fetchedFile(path, fetch);
      known.set(path, file);
      return file;
    },
  };
}

async function fetchedFile(path: string, fetch: (path: string) => Promise<Digest>): Promise<string> {
  if (await isAsRecorded(path)) return path;
  await mkdir(dirname(path), { recursive: true });
  const digest = await fetch(path);
  await writeFileAtomically(digestPath(path), (sink) => sink.write(Buffer.from(`${digest}\n`)));
  return path;
}

async function isAsRecorded(path: string): Promise<boolean> {
  const recorded = (await readFile(digestPath(path), 'utf8').catch(() => '')).trim();
  if (!isDigest(recorded)) return false;
  const found = await withFileSource(path, digestSource).catch(() => undefined);
  return found === recorded;
}

function digestPath(path: string): string {
  return `${path}.sha256`;
}
