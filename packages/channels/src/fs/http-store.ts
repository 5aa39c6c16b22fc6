import { type HttpClient, type HttpCredentials, PrimitivesError } from '@nuspine/primitives';
import { CHECKPOINT_NAME, parseCheckpoint } from '../checkpoint.ts';
import { channelFolder, type ChannelName } from '../channel-name.ts';
import { emptyChannel } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import { CHANNEL_LIMITS } from '../limits.ts';
import { entryFileName } from '../log-entry.ts';
import { RELEASES_NAME } from '../projections/channel-files.ts';
import { TRUST_FOLDER } from '../trust/trust-names.ts';
import { indexPath } from '../projections/releases-index.ts';
import { velopackFileName } from '../projections/release-feeds.ts';
import type { ChannelStore } from './channel-store.ts';

/** Channels on a web server or in a bucket, which are only read. Files cannot be listed there, so they are asked for. */
export function httpStore(address: string, client: HttpClient, credentials?: HttpCredentials): ChannelStore {
  const location = servedUrl(address, '').replace(/\/?(\?.*)?$/, '');
  const read = (path: string): Promise<Uint8Array | undefined> =>
    readServed(client, servedUrl(address, path), credentials);
  const get = (name: ChannelName, path: string): Promise<Uint8Array | undefined> =>
    read(`${channelFolder(name)}/${path}`);
  const store: ChannelStore = {
    location,
    refresh: () => Promise.resolve(),
    channels: () => Promise.reject(readOnly(location, 'a web server does not say which channels it has')),
    lastEntry: async (name) => {
      const bytes = await get(name, CHECKPOINT_NAME);
      let last = bytes === undefined ? 0 : parseCheckpoint(bytes, CHECKPOINT_NAME).sequence;
      while ((await store.entry(name, last + 1)) !== undefined) last += 1;
      return last;
    },
    entry: (name, sequence) => get(name, `log/${entryFileName(sequence)}`),
    file: get,
    files: async (name) => {
      const found = await Promise.all(
        fileNames(name, await get(name, CHECKPOINT_NAME)).map(async (one) => [one, await get(name, one)] as const),
      );
      return new Map(found.flatMap(([one, bytes]) => (bytes === undefined ? [] : [[one, bytes] as const])));
    },
    index: (name) => read(indexPath(name)),
    trust: {
      location,
      read: (path) => read(`${TRUST_FOLDER}/${path}`),
      publish: () => Promise.reject(readOnly(location, 'channels on a web server are only read')),
    },
    add: () => Promise.reject(readOnly(location, 'channels on a web server are only read')),
    writeFiles: () => Promise.reject(readOnly(location, 'channels on a web server are only read')),
  };
  return store;
}

/** Names of the files beside a log, as far as its checkpoint knows. */
export function fileNames(name: ChannelName, checkpoint: Uint8Array | undefined): readonly string[] {
  const pointers = checkpoint === undefined ? [] : parseCheckpoint(checkpoint, CHECKPOINT_NAME).pointers;
  const texts = pointers.flatMap((pointer) => [`${pointer.name}.txt`, `${pointer.name}_Packages.txt`]);
  const velopack = velopackFileName(emptyChannel(`${name.owner}/${name.repo}/${name.channel}`));
  return [...texts, RELEASES_NAME, velopack, CHECKPOINT_NAME];
}

/** The address of a file of a store, with the query that the address of the store has. */
export function servedUrl(address: string, path: string): string {
  const base = new URL(address);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return `${new URL(path, base).href.replace(/\?.*$/, '')}${base.search}`;
}

async function readServed(
  client: HttpClient,
  url: string,
  credentials: HttpCredentials | undefined,
): Promise<Uint8Array | undefined> {
  try {
    const document = await client.document(url, { maxSize: CHANNEL_LIMITS.projectionBytes, credentials });
    return document.kind === 'document' ? document.bytes : undefined;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Whether the server says that there is no such file (RFC 9110 §15.5.5, §15.5.11). */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof PrimitivesError) || error.code !== 'HTTP_STATUS') return false;
  return error.details.found === 404 || error.details.found === 410;
}

function readOnly(path: string, message: string): ChannelError {
  return new ChannelError('CHANNEL_STORE_READ_ONLY', message, { path });
}
