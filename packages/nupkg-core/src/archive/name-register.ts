import { pathCollisionKey } from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';
import type { EntryName } from './entry-name.ts';

/** Takes the names of an archive one by one and refuses those that cannot be unpacked side by side. */
export interface NameRegister {
  /**
   * Throws `NUPKG_ENTRY_DUPLICATE` for a name that was there, `NUPKG_ENTRY_COLLISION` for one that is the same file where
   * case or Unicode form do not count, `NUPKG_ENTRY_FOLDER_CLASH` for a file that is also a folder.
   */
  add(name: EntryName): void;
}

/** One name in the tree of an archive, with the path as it was first written. */
type Place = FilePlace | FolderPlace;

interface FilePlace {
  readonly kind: 'file';
  readonly path: string;
}

interface FolderPlace {
  readonly kind: 'folder';
  readonly path: string;
  readonly children: Map<string, Place>;
}

export function nameRegister(): NameRegister {
  const root = folderPlace('');
  // Entries of one folder name it alike, and mostly one after the other.
  const entered = new Map<string, FolderPlace>([['', root]]);
  const enter = (folder: string, path: string): FolderPlace => {
    const known = entered.get(folder);
    if (known !== undefined) return known;
    let found = root;
    for (const name of folder.split('/')) found = enterFolder(found, name, path);
    entered.set(folder, found);
    return found;
  };
  return {
    add: ({ path, kind }) => {
      const slash = kind === 'file' ? path.lastIndexOf('/') : path.length;
      const folder = enter(path.slice(0, Math.max(slash, 0)), path);
      if (kind === 'file') addFile(folder, path.slice(slash + 1), path);
    },
  };
}

function enterFolder(parent: FolderPlace, name: string, path: string): FolderPlace {
  const key = pathCollisionKey(name);
  const found = parent.children.get(key) ?? folderPlace(path);
  if (found.kind === 'file') failClash(path, found.path);
  parent.children.set(key, found);
  return found;
}

function addFile(parent: FolderPlace, name: string, path: string): void {
  const key = pathCollisionKey(name);
  const found = parent.children.get(key);
  if (found === undefined) {
    parent.children.set(key, { kind: 'file', path });
    return;
  }
  if (found.kind === 'folder') failClash(path, found.path);
  if (found.path === path) throw new NupkgError('NUPKG_ENTRY_DUPLICATE', 'two entries have the same name', { path });
  throw new NupkgError('NUPKG_ENTRY_COLLISION', 'two entries are one file where case or Unicode form do not count', {
    path,
    found: found.path,
  });
}

function folderPlace(path: string): FolderPlace {
  return { kind: 'folder', path, children: new Map() };
}

function failClash(path: string, found: string): never {
  throw new NupkgError('NUPKG_ENTRY_FOLDER_CLASH', 'a name stands for a file and for a folder', { path, found });
}
