import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PrimitivesError } from '@nuspine/primitives';
import { CHECKPOINT_NAME, parseCheckpoint } from '../checkpoint.ts';
import { channelFolder, type ChannelName, parseChannelName, STORE_FOLDER } from '../channel-name.ts';
import { entryFileName, sequenceOf } from '../log-entry.ts';
import { isChannelFile } from '../projections/channel-files.ts';
import { RELEASES_INDEX_NAME, releasesIndex } from '../projections/releases-index.ts';
import { TRUST_FOLDER } from '../trust/trust-names.ts';
import type { ChannelStore } from './channel-store.ts';
import { diskWrites, type FileWrites, isCode, readIfThere } from './file-writes.ts';
import { folderTrust } from './folder-trust.ts';

/**
 * Channels in a folder, on one machine or on a share. The entry of the log is what makes a change real, and only one
 * writer can create it; the files beside it follow, and a later run brings them up to date if this one is killed.
 */
export function folderStore(folder: string, writes: FileWrites = diskWrites): ChannelStore {
  const pathOf = (name: ChannelName, ...rest: readonly string[]): string => join(folder, channelFolder(name), ...rest);
  const store: ChannelStore = {
    location: folder,
    trust: folderTrust(join(folder, TRUST_FOLDER), writes),
    refresh: () => Promise.resolve(),
    channels: () => findChannels(join(folder, STORE_FOLDER), []),
    lastEntry: async (name) => {
      const names = await listNames(pathOf(name, 'log'));
      return names.reduce((last, one) => Math.max(last, sequenceOf(one) ?? 0), 0);
    },
    entry: (name, sequence) => readIfThere(pathOf(name, 'log', entryFileName(sequence))),
    file: (name, fileName) => readIfThere(pathOf(name, fileName)),
    files: async (name) => {
      const names = (await listNames(pathOf(name))).filter(isChannelFile).toSorted();
      return readFiles(pathOf(name), names);
    },
    add: async (name, { sequence, bytes, files }) => {
      if (!(await writes.create(pathOf(name, 'log', entryFileName(sequence)), bytes))) return false;
      await store.writeFiles(name, files);
      return true;
    },
    writeFiles: async (name, files) => {
      await bringUpToDate(pathOf(name), files, writes);
      await updateIndex(folder, name, writes);
    },
  };
  return store;
}

async function bringUpToDate(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  writes: FileWrites,
): Promise<void> {
  const found = (await listNames(folder)).filter(isChannelFile);
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    const before = found.includes(name) ? await readIfThere(path) : undefined;
    if (before === undefined || Buffer.compare(before, bytes) !== 0) await writes.replace(path, bytes);
  }
  for (const name of found.filter((one) => !files.has(one))) await writes.remove(join(folder, name));
}

/** The index of a repository's channels, made anew until no other channel has moved meanwhile. */
async function updateIndex(folder: string, { owner, repo }: ChannelName, writes: FileWrites): Promise<void> {
  const repoFolder = join(folder, STORE_FOLDER, owner, repo);
  const path = join(repoFolder, RELEASES_INDEX_NAME);
  for (;;) {
    const bytes = await currentIndex(repoFolder, [owner, repo]);
    const found = await readIfThere(path);
    if (found !== undefined && Buffer.compare(found, bytes) === 0) return;
    await writes.replace(path, bytes);
  }
}

async function currentIndex(repoFolder: string, segments: readonly string[]): Promise<Uint8Array> {
  const names = await findChannels(repoFolder, segments);
  const checkpoints = names.map(async ({ channel }) => {
    const bytes = await readIfThere(join(repoFolder, channel, CHECKPOINT_NAME));
    return bytes === undefined ? [] : [parseCheckpoint(bytes, join(repoFolder, channel, CHECKPOINT_NAME))];
  });
  return releasesIndex((await Promise.all(checkpoints)).flat());
}

/** A folder with a log is a channel; others may lie below it. */
async function findChannels(folder: string, segments: readonly string[]): Promise<readonly ChannelName[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const here = folders.includes('log') && segments.length >= 3 ? [parseChannelName(segments.join('/'))] : [];
  const below = folders
    .filter((name) => name !== 'log' && !name.startsWith('.'))
    .toSorted()
    .map((name) => findChannels(join(folder, name), [...segments, name]));
  return [...here, ...(await Promise.all(below)).flat()];
}

async function readFiles(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) {
    const bytes = await readIfThere(join(folder, name));
    if (bytes !== undefined) files.set(name, bytes);
  }
  return files;
}

async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (isCode(cause, 'ENOENT', 'ENOTDIR')) return [];
    throw new PrimitivesError('SOURCE_READ_FAILED', 'folder cannot be listed', { path: folder, cause });
  }
}
