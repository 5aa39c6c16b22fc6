import type { HttpClient, HttpCredentials } from '@nuspine/primitives';
import { type ChannelName, STORE_FOLDER } from '../channel-name.ts';
import { CHECKPOINT_NAME } from '../checkpoint.ts';
import { ChannelError } from '../errors.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import { entryFileName } from '../log-entry.ts';
import { indexedChannels, indexPath } from '../projections/releases-index.ts';
import { channelFolder } from '../channel-name.ts';
import { bringUpToDate, indexOf } from './beside-log.ts';
import type { ChannelStore } from './channel-store.ts';
import { fileNames, httpStore } from './http-store.ts';
import { type PutFiles, putFiles } from './put-files.ts';
import { trustFiles } from './trust-store.ts';

/** Written once, so that whether a server honours conditions is known before anything depends on it. */
const PROBE_PATH = `${STORE_FOLDER}/.nuspine-probe`;

/**
 * Channels on a server that takes PUT with `If-None-Match: *`, as object stores do: only one writer can create an entry.
 * Throws `CHANNEL_STORE_UNSAFE` before the first change where the server does not honour that, and what `HttpClient` throws.
 */
export function putStore(address: string, client: HttpClient, credentials?: HttpCredentials): Promise<ChannelStore> {
  const files = putFiles(address, client, credentials);
  const reading = httpStore(address, client, credentials);
  let probed: Promise<void> | undefined;
  const probe = (): Promise<void> => (probed ??= requireConditions(files));
  const location = `put:${reading.location}`;
  const store: ChannelStore = {
    ...reading,
    location,
    trust: {
      location,
      read: reading.trust.read,
      publish: async (writes, message) => {
        await probe();
        return trustFiles(files, location).publish(writes, message);
      },
    },
    add: async (name, { sequence, bytes, files: beside }) => {
      await probe();
      const path = `${channelFolder(name)}/log/${entryFileName(sequence)}`;
      if (!(await files.create(path, bytes))) return false;
      await store.writeFiles(name, beside);
      return true;
    },
    writeFiles: async (name, beside) => {
      await probe();
      const checkpoint = await reading.file(name, CHECKPOINT_NAME);
      await bringUpToDate(files, name, beside, fileNames(name, checkpoint));
      await updateIndex(files, name);
    },
  };
  return Promise.resolve(store);
}

/** The second PUT must fail: the file is there then, whoever made it. */
async function requireConditions(files: PutFiles): Promise<void> {
  const bytes = Buffer.from('whether this server honours If-None-Match\n');
  const tries = [await files.putNew(PROBE_PATH, bytes), await files.putNew(PROBE_PATH, bytes)];
  if (tries[1] !== 'done') return;
  const message = 'server takes a PUT with If-None-Match: * where a file is: two writers would both win';
  throw new ChannelError('CHANNEL_STORE_UNSAFE', message, { path: PROBE_PATH });
}

/**
 * The index cannot be made from a listing, so it goes on from the one that is there; of two writers the one who comes
 * second reads it again.
 */
async function updateIndex(files: PutFiles, name: ChannelName): Promise<void> {
  const { owner, repo, channel } = name;
  const path = indexPath(name);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const found = await files.readTagged(path);
    const listed = found === undefined ? [] : indexedChannels(found.bytes);
    const channels = [...new Set([...listed, channel])].toSorted();
    const bytes = await indexOf(
      files,
      channels.map((one) => ({ owner, repo, channel: one })),
    );
    if (found !== undefined && Buffer.compare(found.bytes, bytes) === 0) return;
    await files.putOver(path, bytes, found);
  }
  throw new ChannelError('CHANNEL_STORE_BUSY', 'others always write the index first', { path, max: MAX_ATTEMPTS });
}
