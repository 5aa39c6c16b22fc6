import { channelFolder, type ChannelName, parseChannelName, STORE_FOLDER } from '../channel-name.ts';
import { entryFileName, sequenceOf } from '../log-entry.ts';
import { isChannelFile } from '../projections/channel-files.ts';
import { indexPath } from '../projections/releases-index.ts';
import { bringUpToDate, indexOf } from './beside-log.ts';
import type { ChannelStore } from './channel-store.ts';
import type { StoreFiles } from './store-files.ts';
import { trustFiles } from './trust-store.ts';

/** Channels in files that can be listed. */
export function storeOf(files: StoreFiles, location: string): ChannelStore {
  const pathOf = (name: ChannelName, ...rest: readonly string[]): string => [channelFolder(name), ...rest].join('/');
  const store: ChannelStore = {
    location,
    trust: trustFiles(files, location),
    refresh: () => Promise.resolve(),
    channels: () => findChannels(files, STORE_FOLDER, []),
    lastEntry: async (name) => {
      const entries = await files.list(pathOf(name, 'log'));
      return entries.reduce((last, one) => Math.max(last, sequenceOf(one.name) ?? 0), 0);
    },
    entry: (name, sequence) => files.read(pathOf(name, 'log', entryFileName(sequence))),
    file: (name, fileName) => files.read(pathOf(name, fileName)),
    files: async (name) => readAll(files, channelFolder(name), await channelFileNames(files, name)),
    index: (name) => files.read(indexPath(name)),
    add: async (name, { sequence, bytes, files: beside }) => {
      if (!(await files.create(pathOf(name, 'log', entryFileName(sequence)), bytes))) return false;
      await store.writeFiles(name, beside);
      return true;
    },
    writeFiles: async (name, beside) => {
      await bringUpToDate(files, name, beside, await channelFileNames(files, name));
      await updateIndex(files, name);
    },
  };
  return store;
}

async function channelFileNames(files: StoreFiles, name: ChannelName): Promise<readonly string[]> {
  const names = (await files.list(channelFolder(name))).map((entry) => entry.name);
  return names.filter(isChannelFile).toSorted();
}

/** The index of a repository's channels, made anew until no other channel has moved meanwhile. */
async function updateIndex(files: StoreFiles, { owner, repo }: ChannelName): Promise<void> {
  const path = indexPath({ owner, repo });
  for (;;) {
    const names = await findChannels(files, [STORE_FOLDER, owner, repo].join('/'), [owner, repo]);
    const bytes = await indexOf(files, names);
    const found = await files.read(path);
    if (found !== undefined && Buffer.compare(found, bytes) === 0) return;
    await files.replace(path, bytes);
  }
}

/** A folder with a log is a channel; others may lie below it. */
async function findChannels(
  files: StoreFiles,
  folder: string,
  segments: readonly string[],
): Promise<readonly ChannelName[]> {
  const folders = (await files.list(folder)).flatMap(({ name, isFolder }) => (isFolder ? [name] : []));
  const here = folders.includes('log') && segments.length >= 3 ? [parseChannelName(segments.join('/'))] : [];
  const below = folders
    .filter((name) => name !== 'log' && !name.startsWith('.'))
    .toSorted()
    .map((name) => findChannels(files, `${folder}/${name}`, [...segments, name]));
  return [...here, ...(await Promise.all(below)).flat()];
}

async function readAll(
  files: StoreFiles,
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = await files.read(`${folder}/${name}`);
    if (bytes !== undefined) found.set(name, bytes);
  }
  return found;
}
