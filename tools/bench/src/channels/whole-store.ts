import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Build,
  channelFiles,
  channelFold,
  channelFolder,
  type ChannelName,
  type ChannelState,
  checkpointOf,
  entryDigest,
  entryFileName,
  formatChannelName,
  indexPath,
  nextEntry,
  NO_ENTRY,
  releasesIndex,
} from '@nuspine/channels';

const NOW = new Date('2026-01-31T12:00:00Z');
const CHANNELS_OF_A_REPOSITORY = 25;
const PACKAGES = 20;

/** An entry of the log that every channel has, in the three pieces between which its channel and the entry before stand. */
interface EntryPieces {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** A build of 20 packages. */
export function benchBuild(index: number): Build {
  const version = `1.0.${String(index)}`;
  const packages = Array.from({ length: PACKAGES }, (_, one) => ({ id: `Bench.Package${String(one)}`, version }));
  const about = { commit: '4f2a91c', branch: 'main', date: '2026-01-31T09:00:00Z' };
  return { id: version, version, order: [index], ...about, packages, artifacts: [] };
}

/** The state that publishing so many builds leads to. */
export function publishedState(channel: string, builds: number): ChannelState {
  return publish(channel, builds, () => undefined);
}

/**
 * Writes channels as publishing writes them, every entry a file of its own, without waiting for the disk at each. Every
 * channel has the same builds, and a chain of its own. 25 channels are of one repository.
 */
export function writeWholeStore(
  folder: string,
  { channels, builds }: { readonly channels: number; readonly builds: number },
): readonly ChannelName[] {
  const template = 'bench/template/main';
  const pieces: EntryPieces[] = [];
  const state = publish(template, builds, (text) => pieces.push(piecesOf(text, template)));
  const names = Array.from({ length: channels }, (_, index) => ({
    owner: 'bench',
    repo: `app-${String(Math.floor(index / CHANNELS_OF_A_REPOSITORY))}`,
    channel: `c${String(index).padStart(4, '0')}`,
  }));
  const indexes = Map.groupBy(
    names.map((name) => ({ name, checkpoint: checkpointOf(writeChannel(folder, name, pieces, state)) })),
    ({ name }) => indexPath(name),
  );
  for (const [path, listed] of indexes) {
    writeFileSync(join(folder, path), releasesIndex(listed.map(({ checkpoint }) => checkpoint)));
  }
  return names;
}

function publish(channel: string, builds: number, take: (text: string) => void): ChannelState {
  const fold = channelFold(channel);
  for (let index = 0; index < builds; index += 1) {
    const build = benchBuild(index);
    const operations = [
      { type: 'add-build', build },
      { type: 'set-pointer', pointer: 'Latest', build: build.id },
    ] as const;
    const bytes = nextEntry(fold.state, { operations, by: 'bench', now: NOW });
    fold.add(bytes);
    take(Buffer.from(bytes).toString('utf8'));
  }
  return fold.state;
}

function piecesOf(text: string, channel: string): EntryPieces {
  const [head = '', rest = ''] = text.split(`"channel":"${channel}"`);
  const [, middle = '', tail = ''] = /^(.*)"previous":"sha256:[0-9a-f]{64}"(.*)$/s.exec(rest) ?? [];
  return { head: `${head}"channel":"`, middle: `"${middle}"previous":"`, tail: `"${tail}` };
}

function writeChannel(
  folder: string,
  name: ChannelName,
  pieces: readonly EntryPieces[],
  template: ChannelState,
): ChannelState {
  const channel = formatChannelName(name);
  const home = join(folder, channelFolder(name));
  mkdirSync(join(home, 'log'), { recursive: true });
  let head = NO_ENTRY;
  for (const [index, piece] of pieces.entries()) {
    const bytes = Buffer.from(`${piece.head}${channel}${piece.middle}${head}${piece.tail}`, 'utf8');
    writeFileSync(join(home, 'log', entryFileName(index + 1)), bytes);
    head = entryDigest(bytes);
  }
  // The last build is the one that the checkpoint names with its entry.
  const last = [...template.builds.values()].at(-1);
  const builds = new Map(template.builds);
  if (last !== undefined) builds.set(last.build.id, { ...last, entry: head });
  const state = { ...template, channel, head, builds };
  for (const [file, bytes] of channelFiles(state)) writeFileSync(join(home, file), bytes);
  return state;
}
