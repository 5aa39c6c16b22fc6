import type { FolderEntry, StoreFiles } from './store-files.ts';
import type { GitObjects } from './git-objects.ts';

/** The files of one commit, with changes on top of them that are not committed yet. */
export interface GitTree extends StoreFiles {
  /** The commit, or `undefined` for none. */
  readonly commit: string | undefined;
  /** The changes, by path: the bytes of a file, or `undefined` for one that is gone. */
  readonly changes: ReadonlyMap<string, Uint8Array | undefined>;
}

/** Files as they are in a commit; `undefined` for no commit, which has none. */
export function gitTree(objects: GitObjects, commit: string | undefined): GitTree {
  const changes = new Map<string, Uint8Array | undefined>();
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    if (changes.has(path)) return changes.get(path);
    const object = commit === undefined ? undefined : await objects.read(`${commit}:${path}`);
    return object?.type === 'blob' ? object.bytes : undefined;
  };
  return {
    commit,
    changes,
    read,
    list: async (folder) => {
      const object = commit === undefined ? undefined : await objects.read(`${commit}:${folder}`);
      return withChanges(object?.type === 'tree' ? readTree(object.bytes, object.id.length / 2) : [], folder, changes);
    },
    create: async (path, bytes) => {
      if ((await read(path)) !== undefined) return false;
      changes.set(path, bytes);
      return true;
    },
    replace: (path, bytes) => {
      changes.set(path, bytes);
      return Promise.resolve();
    },
    remove: (path) => {
      changes.set(path, undefined);
      return Promise.resolve();
    },
  };
}

/** A tree as git stores it: `<mode> <name>`, a zero byte and the id of each entry. */
function readTree(bytes: Buffer, idLength: number): readonly FolderEntry[] {
  const entries: FolderEntry[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    const [mode = '', name = ''] = bytes.toString('utf8', at, end).split(/ (.*)/s);
    entries.push({ name, isFolder: mode === '40000' });
    at = end + 1 + idLength;
  }
  return entries;
}

function withChanges(
  entries: readonly FolderEntry[],
  folder: string,
  changes: ReadonlyMap<string, Uint8Array | undefined>,
): readonly FolderEntry[] {
  const found = new Map(entries.map((entry) => [entry.name, entry]));
  for (const [path, bytes] of changes) {
    if (!path.startsWith(`${folder}/`)) continue;
    const [name = '', ...below] = path.slice(folder.length + 1).split('/');
    if (bytes !== undefined) found.set(name, { name, isFolder: below.length > 0 });
    else if (below.length === 0) found.delete(name);
  }
  return [...found.values()];
}
