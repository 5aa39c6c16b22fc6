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

/** One name in the tree of an archive: a file has no children. */
interface Place {
  readonly kind: 'file' | 'folder';
  /** As it was first written. */
  readonly path: string;
  readonly children: Map<string, Place>;
}

export function nameRegister(): NameRegister {
  const root = place('folder', '');
  // Entries of one folder name it alike, and mostly one after the other.
  const entered = new Map<string, Place>([['', root]]);
  const enter = (folder: string, path: string): Place => {
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

function enterFolder(parent: Place, name: string, path: string): Place {
  const key = pathCollisionKey(name);
  const found = parent.children.get(key) ?? place('folder', path);
  if (found.kind === 'file') failClash(path, found.path);
  parent.children.set(key, found);
  return found;
}

function addFile(parent: Place, name: string, path: string): void {
  const key = pathCollisionKey(name);
  const found = parent.children.get(key);
  if (found === undefined) {
    parent.children.set(key, place('file', path));
    return;
  }
  if (found.kind === 'folder') failClash(path, found.path);
  if (found.path === path) throw new NupkgError('NUPKG_ENTRY_DUPLICATE', 'two entries have the same name', { path });
  throw new NupkgError('NUPKG_ENTRY_COLLISION', 'two entries are one file where case or Unicode form do not count', {
    path,
    found: found.path,
  });
}

function place(kind: Place['kind'], path: string): Place {
  return { kind, path, children: new Map() };
}

function failClash(path: string, found: string): never {
  throw new NupkgError('NUPKG_ENTRY_FOLDER_CLASH', 'a name stands for a file and for a folder', { path, found });
}
