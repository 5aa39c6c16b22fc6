import { type Contribution, installKey, ownerOf } from './contribution.ts';
import type { MergedFile } from './flatten-report.ts';

/** Files that another one needs to be a folder; each with the packages that bring them. */
export function findFolderClashes(files: readonly Contribution[]): readonly MergedFile[] {
  const byKey = new Map(files.map((file) => [installKey(file.target), file]));
  return files.flatMap((file) => {
    const clash = foldersOf(installKey(file.target))
      .map((folder) => byKey.get(folder))
      .find((other) => other !== undefined);
    return clash === undefined ? [] : [{ path: clash.target, packages: [ownerOf(clash), ownerOf(file)] }];
  });
}

function foldersOf(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join('/'));
}
