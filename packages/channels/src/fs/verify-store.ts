import { type ChannelName, channelFolder, formatChannelName } from '../channel-name.ts';
import { CHECKPOINT_NAME } from '../checkpoint.ts';
import type { ChannelReport } from '../channel-report.ts';
import { ChannelError } from '../errors.ts';
import { channelFiles } from '../projections/channel-files.ts';
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
  const report = await verifyChannel({ channel: formatChannelName(name), last, entry, files }, seen);
  const folder = channelFolder(name);
  return { ...report, problems: report.problems.map((one) => ({ ...one, path: `${folder}/${one.path}` })) };
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
