import type { ChannelStore } from './channel-store.ts';
import { diskWrites, type FileWrites } from './file-writes.ts';
import { diskFiles } from './store-files.ts';
import { storeOf } from './store-of.ts';

/**
 * Channels in a folder, on one machine or on a share. The entry of the log is what makes a change real, and only one
 * writer can create it; the files beside it follow, and a later run brings them up to date if this one is killed.
 */
export function folderStore(folder: string, writes: FileWrites = diskWrites): ChannelStore {
  return storeOf(diskFiles(folder, writes), folder);
}
