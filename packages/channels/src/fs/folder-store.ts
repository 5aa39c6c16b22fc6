import { stat } from 'node:fs/promises';
import { PrimitivesError } from '@nuspine/primitives';
import type { ChannelStore } from './channel-store.ts';
import { diskWrites, type FileWrites } from './file-writes.ts';
import { diskFiles } from './store-files.ts';
import { storeOf } from './store-of.ts';

/**
 * Channels in a folder, on one machine or on a share. The entry of the log is what makes a change real, and only one
 * writer can create it; the files beside it follow, and a later run brings them up to date if this one is killed.
 */
export function folderStore(folder: string, writes: FileWrites = diskWrites): ChannelStore {
  const store = storeOf(diskFiles(folder, writes), folder);
  return {
    ...store,
    channels: async () => {
      await requireFolder(folder);
      return store.channels();
    },
  };
}

/** The first change makes the folder; but whoever asks what is in it has written its name wrong. */
async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new PrimitivesError('SOURCE_READ_FAILED', 'folder of the store cannot be read', { path, cause });
  });
  if (!found.isDirectory())
    throw new PrimitivesError('SOURCE_READ_FAILED', 'store is a file, and not a folder', { path });
}
