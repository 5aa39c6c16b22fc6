import { TRUST_FOLDER } from '../trust/trust-names.ts';
import type { TrustStore } from './channel-store.ts';
import type { StoreFiles } from './store-files.ts';

/** Signed metadata among the files of a store. */
export function trustFiles(
  files: Pick<StoreFiles, 'read' | 'create' | 'replace' | 'remove'>,
  location: string,
): TrustStore {
  return {
    location,
    read: (name) => files.read(`${TRUST_FOLDER}/${name}`),
    publish: async (writes) => {
      for (const { name, kind, bytes } of writes) {
        const path = `${TRUST_FOLDER}/${name}`;
        if (kind === 'remove') await files.remove(path);
        else if (kind === 'replace') await files.replace(path, bytes);
        else if (!(await files.create(path, bytes))) return false;
      }
      return true;
    },
  };
}
