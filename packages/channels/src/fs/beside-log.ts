import { channelFolder, type ChannelName } from '../channel-name.ts';
import { CHECKPOINT_NAME, parseCheckpoint } from '../checkpoint.ts';
import { releasesIndex } from '../projections/releases-index.ts';
import type { StoreFiles } from './store-files.ts';

/** Makes the files beside a log these, of which `found` are there: what is the same already is not written again. */
export async function bringUpToDate(
  files: Pick<StoreFiles, 'read' | 'replace' | 'remove'>,
  name: ChannelName,
  wanted: ReadonlyMap<string, Uint8Array>,
  found: readonly string[],
): Promise<void> {
  for (const [fileName, bytes] of wanted) {
    const path = `${channelFolder(name)}/${fileName}`;
    const before = found.includes(fileName) ? await files.read(path) : undefined;
    if (before === undefined || Buffer.compare(before, bytes) !== 0) await files.replace(path, bytes);
  }
  for (const one of found.filter((fileName) => !wanted.has(fileName))) {
    await files.remove(`${channelFolder(name)}/${one}`);
  }
}

/** The index of these channels of a repository, as their checkpoints are now. */
export async function indexOf(files: Pick<StoreFiles, 'read'>, names: readonly ChannelName[]): Promise<Uint8Array> {
  const checkpoints = names.map(async (name) => {
    const path = `${channelFolder(name)}/${CHECKPOINT_NAME}`;
    const bytes = await files.read(path);
    return bytes === undefined ? [] : [parseCheckpoint(bytes, path)];
  });
  return releasesIndex((await Promise.all(checkpoints)).flat());
}
