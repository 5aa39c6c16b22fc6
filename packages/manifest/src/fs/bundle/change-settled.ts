import { PrimitivesError } from '@nuspine/primitives';
import { withFolderLock } from '@nuspine/primitives/fs';
import { followJournal } from './import-journal.ts';
import { importFolder } from './import-place.ts';
import { closeStore, IMPORT_LOCK, openStore, removeEmptyStore } from './import-store.ts';

/**
 * Runs what changes the layout of a tree, with no import before it is done. Throws `FOLDER_LOCKED` while another run changes
 * it, `FILE_WRITE_FAILED`, and what `change` throws.
 */
export async function changeSettled<T>(root: string, change: () => Promise<T>): Promise<T> {
  await openStore(root).catch((cause: unknown) => {
    throw asWriteError(root, cause);
  });
  try {
    return await withFolderLock(importFolder(root), IMPORT_LOCK, async () => {
      await followJournal(root);
      await openStore(root);
      try {
        return await change();
      } finally {
        await closeStore(root);
      }
    });
  } finally {
    await removeEmptyStore(root);
  }
}

function asWriteError(root: string, cause: unknown): unknown {
  if (!(cause instanceof Error && 'syscall' in cause)) return cause;
  return new PrimitivesError('FILE_WRITE_FAILED', `folder cannot be written to: ${cause.message}`, {
    path: importFolder(root),
    cause,
  });
}
