import type { Checkpoint } from '../checkpoint.ts';
import { parseChannelName } from '../channel-name.ts';
import { LATEST, RELEASE } from '../pointer-name.ts';

/** Name of the index of a repository's channels, in its folder. */
export const RELEASES_INDEX_NAME = 'releases-index.json';

/**
 * The index of the channels of one repository, in the form that .NET's own `releases-index.json` has, by channel name
 * (channel-log §8.5). Channels without a build that is served are left out.
 */
export function releasesIndex(checkpoints: readonly Checkpoint[]): Uint8Array {
  const sorted = checkpoints.toSorted((a, b) => (a.channel < b.channel ? -1 : 1));
  const entries = sorted.flatMap((checkpoint) => indexEntry(checkpoint));
  return Buffer.from(`${JSON.stringify({ 'releases-index': entries }, undefined, 2)}\n`, 'utf8');
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
