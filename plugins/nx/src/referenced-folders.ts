import type { MarkedPlace } from './target-family.ts';
import { workspacePath } from './workspace-path.ts';

/**
 * Folders of the projects that a project file refers to, and of those that they refer to, relative to the workspace, in the order
 * in which they are found. What lies outside of it, or is not there, is left out.
 */
export function referencedFolders(place: Pick<MarkedPlace, 'projectFile'>, start: string): readonly string[] {
  // A set may grow while it is gone through, and a ring of references ends by itself.
  const seen = new Set([start]);
  for (const file of seen) {
    for (const reference of place.projectFile(file)?.references ?? []) {
      const path = workspacePath(folderOf(file), reference);
      if (!path.startsWith('..') && place.projectFile(path) !== undefined) seen.add(path);
    }
  }
  const own = folderOf(start);
  return [...new Set([...seen].map(folderOf))].filter((folder) => folder !== own);
}

function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '.' : file.slice(0, slash);
}
