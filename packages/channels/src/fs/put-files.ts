import type { HttpClient, HttpCredentials, PutAnswer } from '@nuspine/primitives';
import { CHANNEL_LIMITS } from '../limits.ts';
import { isMissing, servedUrl } from './http-store.ts';
import type { StoreFiles } from './store-files.ts';

/** A file and what the server calls this state of it. */
interface TaggedFile {
  readonly bytes: Uint8Array;
  readonly etag?: string;
}

/** Files of a server that takes PUT. Such a server lists nothing. */
export interface PutFiles extends Pick<StoreFiles, 'read' | 'create' | 'replace' | 'remove'> {
  /** Puts a file where none is. */
  putNew(path: string, bytes: Uint8Array): Promise<PutAnswer>;
  readTagged(path: string): Promise<TaggedFile | undefined>;
  /** Puts a file in the place of another, or where none was. */
  putOver(path: string, bytes: Uint8Array, before: TaggedFile | undefined): Promise<PutAnswer>;
}

/** Files below an address. Throws what `HttpClient` throws. */
export function putFiles(address: string, client: HttpClient, credentials?: HttpCredentials): PutFiles {
  const url = (path: string): string => servedUrl(address, path);
  const request = credentials === undefined ? {} : { credentials };
  const readTagged = async (path: string): Promise<TaggedFile | undefined> => {
    try {
      const found = await client.document(url(path), { maxSize: CHANNEL_LIMITS.projectionBytes, ...request });
      if (found.kind !== 'document') return undefined;
      return { bytes: found.bytes, ...(found.etag === undefined ? {} : { etag: found.etag }) };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  };
  const putNew = (path: string, bytes: Uint8Array): Promise<PutAnswer> =>
    client.put(url(path), bytes, { ...request, ifNoneMatch: '*' });
  return {
    putNew,
    readTagged,
    read: async (path) => (await readTagged(path))?.bytes,
    create: async (path, bytes) => {
      const answer = await putNew(path, bytes);
      if (answer !== 'unclear') return answer === 'done';
      // The answer to the first attempt was lost: what is there may be ours.
      const found = await readTagged(path);
      return found !== undefined && Buffer.compare(found.bytes, bytes) === 0;
    },
    replace: async (path, bytes) => void (await client.put(url(path), bytes, request)),
    putOver: (path, bytes, before) => {
      if (before === undefined) return putNew(path, bytes);
      const { etag } = before;
      return client.put(url(path), bytes, { ...request, ...(etag === undefined ? {} : { ifMatch: etag }) });
    },
    remove: (path) => client.remove(url(path), request),
  };
}
