import type { ChannelState } from './channel-state.ts';
import { formatInstant, parseInstant } from './instant.ts';
import { formatLogEntry } from './log-entry.ts';
import type { Operation } from './operation.ts';

/** What is to happen to a channel, who wants it and when. */
export interface Change {
  readonly operations: readonly Operation[];
  readonly by: string;
  readonly now: Date;
}

/**
 * The bytes of the entry that makes a change to a channel as it is now. A clock that is behind the log's is not
 * believed: the entry then has the date of the one before. Throws `CHANNEL_ENTRY_INVALID`.
 */
export function nextEntry(state: ChannelState, { operations, by, now }: Change): Uint8Array {
  const date = formatInstant(now);
  return formatLogEntry({
    formatVersion: 1,
    channel: state.channel,
    sequence: state.sequence + 1,
    previous: state.head,
    date: state.sequence > 0 && parseInstant(date) < parseInstant(state.date) ? state.date : date,
    by,
    operations,
  });
}
