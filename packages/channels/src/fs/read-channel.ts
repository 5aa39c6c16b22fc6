import { channelFold } from '../channel-fold.ts';
import { type ChannelName, formatChannelName } from '../channel-name.ts';
import type { ChannelState } from '../channel-state.ts';
import { CHECKPOINT_NAME, parseCheckpoint } from '../checkpoint.ts';
import { ChannelError } from '../errors.ts';
import { entryFileName, type LogEntry } from '../log-entry.ts';
import type { ChannelStore } from './channel-store.ts';

/** A log as it was read, and what it leads to. */
export interface ChannelLog {
  readonly state: ChannelState;
  /** The entries that were read, in order. */
  readonly entries: readonly LogEntry[];
}

/**
 * Reads the log of a channel and checks every entry, or reads on from a state. A channel without a log is empty. Throws
 * `CHANNEL_LOG_TRUNCATED` when the checkpoint knows of more entries than there are, and what `ChannelFold.add` throws.
 */
export async function readLog(store: ChannelStore, name: ChannelName, from?: ChannelState): Promise<ChannelLog> {
  // The checkpoint is read first: entries that are added meanwhile can only be more than it says.
  const checkpoint = await store.file(name, CHECKPOINT_NAME);
  const fold = channelFold(formatChannelName(name), from);
  const entries: LogEntry[] = [];
  for (;;) {
    const bytes = await store.entry(name, fold.state.sequence + 1);
    if (bytes === undefined) break;
    entries.push(fold.add(bytes));
  }
  const known = checkpoint === undefined ? 0 : parseCheckpoint(checkpoint, CHECKPOINT_NAME).sequence;
  const { sequence } = fold.state;
  if (known > sequence) {
    const message = `${CHECKPOINT_NAME} is of entry ${String(known)}, and this one is not there`;
    throw new ChannelError('CHANNEL_LOG_TRUNCATED', message, { path: entryFileName(sequence + 1), wanted: known });
  }
  return { state: fold.state, entries };
}

/** The same for a channel that must be there. Throws `CHANNEL_UNKNOWN` as well. */
export async function readChannel(store: ChannelStore, name: ChannelName): Promise<ChannelLog> {
  await store.refresh();
  const log = await readLog(store, name);
  if (log.state.sequence > 0) return log;
  const found = formatChannelName(name);
  throw new ChannelError('CHANNEL_UNKNOWN', `there is no channel ${found}`, { path: store.location, found });
}
