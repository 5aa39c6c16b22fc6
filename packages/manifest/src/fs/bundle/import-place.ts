import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where an import keeps what it has verified, in the repository: one file system, so that a rename is one step. */
export const IMPORT_FOLDER = '.nuspine/import';

export function importFolder(root: string): string {
  return join(root, IMPORT_FOLDER);
}

/** What an import does to a tree; while it is there, the import is not complete. */
export function journalPath(root: string): string {
  return join(importFolder(root), 'journal.json');
}

/** States that imports led to. */
export function historyPath(root: string): string {
  return join(importFolder(root), 'history.json');
}

/** Whether an import was cut off behind its moment. */
export function hasUnfinishedImport(root: string): boolean {
  return existsSync(journalPath(root));
}
