import { join } from 'node:path';
import type { TrustStore } from './channel-store.ts';
import { type FileWrites, readIfThere } from './file-writes.ts';

/** Signed metadata in a folder. */
export function folderTrust(folder: string, writes: FileWrites): TrustStore {
  return {
    read: (name) => readIfThere(join(folder, name)),
    publish: async (list) => {
      for (const { name, kind, bytes } of list) {
        const path = join(folder, name);
        if (kind === 'remove') await writes.remove(path);
        else if (kind === 'replace') await writes.replace(path, bytes);
        else if (!(await writes.create(path, bytes))) return false;
      }
      return true;
    },
  };
}
