import { type Tree, visitNotIgnoredFiles } from '@nx/devkit';
import { posix } from 'node:path';
import { compareOrdinal } from '@nuspine/primitives';

/** Paths of all files of a name that git does not ignore, sorted. */
export function markersInTree(tree: Tree, name: string): readonly string[] {
  const found: string[] = [];
  visitNotIgnoredFiles(tree, '.', (path) => {
    if (posix.basename(path) === name) found.push(path);
  });
  return found.toSorted(compareOrdinal);
}
