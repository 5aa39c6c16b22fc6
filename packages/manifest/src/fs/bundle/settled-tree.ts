import { statSync } from 'node:fs';
import { hasUnfinishedImport, historyPath, journalPath } from './import-place.ts';

/**
 * What `read` says of a tree that is the one before an import or the one behind it, and never half of each: an import that
 * was cut off is completed first, and when one happened meanwhile the tree is read once more. Throws `FOLDER_LOCKED` while
 * an import changes the tree, and what `finishImport` and `read` throw.
 */
export async function readSettled<T>(root: string, read: () => Promise<T>): Promise<T> {
  for (;;) {
    if (hasUnfinishedImport(root)) {
      // Loaded for those who need it: it takes longer than to verify what has not changed.
      const { finishImport } = await import('./import-journal.ts');
      await finishImport(root);
    }
    const before = importStamp(root);
    try {
      const result = await read();
      if (importStamp(root) === before) return result;
    } catch (error) {
      if (importStamp(root) === before) throw error;
    }
  }
}

/** Says another thing as soon as an import has begun to change the tree, and again when it is done. */
function importStamp(root: string): string {
  const stats = [journalPath(root), historyPath(root)].map((path) => statSync(path, { throwIfNoEntry: false }));
  return stats.map((stat) => (stat === undefined ? '' : `${String(stat.ino)} ${String(stat.mtimeMs)}`)).join();
}
