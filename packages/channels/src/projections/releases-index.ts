import { compareOrdinal } from '@nuspine/primitives';
import type { Checkpoint } from '../checkpoint.ts';
import { type ChannelName, parseChannelName, STORE_FOLDER } from '../channel-name.ts';
import { LATEST, RELEASE } from '../pointer-name.ts';

/** A repository, whose channels have one index. */
export type RepositoryName = Pick<ChannelName, 'owner' | 'repo'>;

/** Name of the index of a repository's channels, in its folder. */
export const RELEASES_INDEX_NAME = 'releases-index.json';

/**
 * The index of the channels of one repository, in the form that .NET's own `releases-index.json` has, by channel name
 * (channel-log §8.5). Channels without a build that is served are left out.
 */
export function releasesIndex(checkpoints: readonly Checkpoint[]): Uint8Array {
  const sorted = checkpoints.toSorted((a, b) => compareOrdinal(a.channel, b.channel));
  const entries = sorted.flatMap((checkpoint) => indexEntry(checkpoint));
  return indexBytes(entries);
}

function indexBytes(entries: readonly unknown[]): Uint8Array {
  return Buffer.from(`${JSON.stringify({ 'releases-index': entries }, undefined, 2)}\n`, 'utf8');
}

/** Path of the index of a repository in its store. */
export function indexPath({ owner, repo }: RepositoryName): string {
  return [STORE_FOLDER, owner, repo, RELEASES_INDEX_NAME].join('/');
}

/** What the index has to say of a channel, as text; empty for one that serves nothing. */
export function indexedText(checkpoint: Checkpoint): string {
  return indexEntry(checkpoint)
    .map((entry) => JSON.stringify(entry))
    .join('\n');
}

/** What an index says of a channel, in the same form; `undefined` for bytes that no index has. */
export function indexTextOf(bytes: Uint8Array, channel: string): string | undefined {
  const entries = parseJsonObject(bytes)?.['releases-index'];
  if (!Array.isArray(entries)) return undefined;
  const names = entries.map(channelOf);
  const isInOrder = names.every((name, at) => typeof name === 'string' && (at === 0 || String(names[at - 1]) < name));
  if (!isInOrder || Buffer.compare(indexBytes(entries), bytes) !== 0) return undefined;
  const { channel: name } = parseChannelName(channel);
  return entries
    .filter((entry) => channelOf(entry) === name)
    .map((entry) => JSON.stringify(entry))
    .join('\n');
}

/** The channels that an index names; none for what is no index. */
export function indexedChannels(bytes: Uint8Array): readonly string[] {
  const found = parseJsonObject(bytes)?.['releases-index'];
  const names = Array.isArray(found) ? found.map(channelOf) : [];
  return names.flatMap((name) => (typeof name === 'string' && isChannel(name) ? [name] : []));
}

function channelOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'channel-version' in entry
    ? entry['channel-version']
    : undefined;
}

function isChannel(name: string): boolean {
  try {
    parseChannelName(`owner/repo/${name}`);
    return true;
  } catch {
    return false;
  }
}

function parseJsonObject(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function indexEntry({ channel, pointers, closed }: Checkpoint): readonly object[] {
  const served = pointers.find(({ name }) => name === RELEASE) ?? pointers.find(({ name }) => name === LATEST);
  if (served === undefined) return [];
  const { repo, channel: version } = parseChannelName(channel);
  return [
    {
      'channel-version': version,
      'latest-release': served.version,
      'latest-release-date': served.since.slice(0, 10),
      product: repo,
      'support-phase': closed === undefined ? 'active' : 'eol',
      ...(closed === undefined ? {} : { 'eol-date': closed.date.slice(0, 10) }),
      'channel.json': `${version}/channel.json`,
    },
  ];
}
