import { type ChannelName, channelFolder, formatChannelName } from '../channel-name.ts';
import { CHECKPOINT_NAME } from '../checkpoint.ts';
import type { ChannelProblem, ChannelReport } from '../channel-report.ts';
import { ChannelError } from '../errors.ts';
import { channelFiles } from '../projections/channel-files.ts';
import { indexedChannels, indexPath, RELEASES_INDEX_NAME } from '../projections/releases-index.ts';
import { type SeenEntry, verifyChannel } from '../verify-channel.ts';
import type { ChannelStore } from './channel-store.ts';
import { readLog } from './read-channel.ts';

/** Verifies a channel in its store. Throws `CHANNEL_UNKNOWN` where there is no sign of one. */
export async function verifyStoredChannel(
  store: ChannelStore,
  name: ChannelName,
  seen?: SeenEntry,
): Promise<ChannelReport> {
  await store.refresh();
  const files = await store.files(name);
  const last = await store.lastEntry(name);
  if (last === 0 && !files.has(CHECKPOINT_NAME) && seen === undefined) {
    const found = formatChannelName(name);
    throw new ChannelError('CHANNEL_UNKNOWN', `there is no channel ${found}`, { path: store.location, found });
  }
  const entry = (sequence: number): Promise<Uint8Array | undefined> => store.entry(name, sequence);
  const index = { bytes: await store.index(name) };
  const report = await verifyChannel({ channel: formatChannelName(name), last, entry, files, index }, seen);
  const path = (one: string): string =>
    one === RELEASES_INDEX_NAME ? indexPath(name) : `${channelFolder(name)}/${one}`;
  const problems = [
    ...report.problems.map((one) => ({ ...one, path: path(one.path) })),
    ...(report.ok ? await strangersIn(store, name, index.bytes) : []),
  ];
  return { ...report, ok: problems.length === 0, problems };
}

/** Channels that the index of a repository names, and that have no log. */
async function strangersIn(
  store: ChannelStore,
  { owner, repo, channel }: ChannelName,
  index: Uint8Array | undefined,
): Promise<readonly ChannelProblem[]> {
  const problems: ChannelProblem[] = [];
  for (const other of index === undefined ? [] : indexedChannels(index)) {
    if (other === channel || (await store.entry({ owner, repo, channel: other }, 1)) !== undefined) continue;
    const message = `index names ${other}, which has no log`;
    problems.push({ code: 'CHANNEL_PROJECTION_EDITED', path: indexPath({ owner, repo }), message });
  }
  return problems;
}

/**
 * Writes the files beside the log again, as the log says. Throws what `readLog` throws: a log that does not hold repairs
 * nothing.
 */
export async function repairFiles(store: ChannelStore, name: ChannelName): Promise<void> {
  await store.refresh();
  const { state } = await readLog(store, name);
  if (state.sequence > 0) await store.writeFiles(name, channelFiles(state));
}
