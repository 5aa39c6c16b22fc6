import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import { type FileWrites, isCode, readIfThere } from './file-writes.ts';

/** A name in a folder. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** The files of a store, by their path below it, with slashes. Each change happens whole or not at all. */
export interface StoreFiles extends FileWrites {
  read(path: string): Promise<Uint8Array | undefined>;
  /** What a folder holds; nothing for one that is not there. */
  list(folder: string): Promise<readonly FolderEntry[]>;
}

/** The files of a folder on disk. Throws `SOURCE_READ_FAILED` and `FILE_WRITE_FAILED`. */
export function diskFiles(root: string, writes: FileWrites): StoreFiles {
  return {
    read: (path) => readIfThere(join(root, path)),
    list: (folder) => listFolder(join(root, folder)),
    create: (path, bytes) => writes.create(join(root, path), bytes),
    replace: (path, bytes) => writes.replace(join(root, path), bytes),
    remove: (path) => writes.remove(join(root, path)),
  };
}

async function listFolder(path: string): Promise<readonly FolderEntry[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
  } catch (cause) {
    if (isCode(cause, 'ENOENT', 'ENOTDIR')) return [];
    throw new PrimitivesError('SOURCE_READ_FAILED', 'folder cannot be listed', { path, cause });
  }
}
