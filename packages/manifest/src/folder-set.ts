import { pathCollisionKey } from '@nuspine/primitives';

/** Whether a path is one of some folders or lies in one: by whole names, whatever case or Unicode form they are written in. */
export type FolderSet = (path: string) => boolean;

/** The same question as `isWithin`, for many paths. */
export function folderSet(folders: readonly string[]): FolderSet {
  const roots = folders.map(pathCollisionKey).map((root) => ({ root, below: `${root}/` }));
  return (path) => {
    const key = pathCollisionKey(path);
    return roots.some(({ root, below }) => key === root || key.startsWith(below));
  };
}
