import type { ChannelState } from '../channel-state.ts';
import { CHECKPOINT_NAME, checkpointOf, formatCheckpoint } from '../checkpoint.ts';
import { releasesFile, velopackFile, velopackFileName } from './release-feeds.ts';
import { textFiles } from './text-files.ts';

/** Name of Squirrel's index. */
export const RELEASES_NAME = 'RELEASES';

/**
 * Every file beside the log of a channel, by name, in the order they are written: the checkpoint last, so that a reader
 * who finds it finds the others (channel-log §8). Equal states give equal bytes.
 */
export function channelFiles(state: ChannelState): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const add = (name: string, text: string | undefined): void => {
    if (text !== undefined) files.set(name, Buffer.from(text, 'utf8'));
  };
  for (const [name, text] of textFiles(state)) add(name, text);
  add(RELEASES_NAME, releasesFile(state));
  add(velopackFileName(state), velopackFile(state));
  files.set(CHECKPOINT_NAME, formatCheckpoint(checkpointOf(state)));
  return files;
}

/** Whether a name is one that this module gives to a file: others in the folder belong to somebody else. */
export function isChannelFile(name: string): boolean {
  return (
    name === CHECKPOINT_NAME ||
    name === RELEASES_NAME ||
    /^releases\..+\.json$|^[A-Za-z][A-Za-z0-9-]*(_Packages)?\.txt$/.test(name)
  );
}
