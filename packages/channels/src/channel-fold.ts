import {
  type AliasRecord,
  type BuildRecord,
  type ChannelState,
  emptyChannel,
  type PointerRecord,
} from './channel-state.ts';
import { ChannelError } from './errors.ts';
import { parseInstant } from './instant.ts';
import { entryDigest, entryFileName, type LogEntry, parseLogEntry } from './log-entry.ts';
import type { PromotionPolicy } from './operation.ts';
import { formatOrderKey } from './order-key.ts';
import { applyOperation } from './rules/apply-operation.ts';
import type { StateChange } from './rules/state-change.ts';

/**
 * Reads a log, entry by entry. Time and memory grow with the entries, not with their square. Once an entry was refused
 * the fold is of no use any more.
 */
export interface ChannelFold {
  readonly state: ChannelState;
  /**
   * Takes the next entry as it lies in the store. Throws what `parseLogEntry` throws, `CHANNEL_ENTRY_MISPLACED`,
   * `CHANNEL_CHAIN_BROKEN`, `CHANNEL_DATE_BACKWARDS`, `CHANNEL_CLOSED`, or the code of the rule that refuses an operation.
   */
  add(bytes: Uint8Array): LogEntry;
}

/** The parts of a state that grow; only the fold that owns them changes them. */
interface Growing {
  readonly builds: Map<string, BuildRecord>;
  readonly orders: Map<string, string>;
  readonly pointers: Map<string, PointerRecord>;
  readonly aliases: Map<string, AliasRecord>;
  readonly released: Map<string, string>;
  readonly policies: Map<string, PromotionPolicy>;
}

/** Starts to read the log of a channel, or goes on from a state, which stays as it is. */
export function channelFold(channel: string, start: ChannelState = emptyChannel(channel)): ChannelFold {
  const growing: Growing = {
    builds: new Map(start.builds),
    orders: new Map(start.orders),
    pointers: new Map(start.pointers),
    aliases: new Map(start.aliases),
    released: new Map(start.released),
    policies: new Map(start.policies),
  };
  let state: ChannelState = { ...start, ...growing };
  return {
    get state() {
      return state;
    },
    add: (bytes) => {
      const entry = parseLogEntry(bytes, entryFileName(state.sequence + 1));
      requireNext(state, entry);
      dropEndedAliases(growing.aliases, entry.date);
      const { sequence, date } = entry;
      const head = entryDigest(bytes);
      const moment = { sequence, date, entry: head };
      for (const operation of entry.operations) {
        requireOpen(state);
        const change = applyOperation(state, operation, moment);
        keep(growing, change);
        if (change.closed !== undefined) state = { ...state, closed: change.closed };
      }
      state = { ...state, sequence, date, head };
      return entry;
    },
  };
}

/** The state that a whole log leads to. Throws what `ChannelFold.add` throws. */
export function replayLog(channel: string, entries: Iterable<Uint8Array>): ChannelState {
  const fold = channelFold(channel);
  for (const bytes of entries) fold.add(bytes);
  return fold.state;
}

function requireNext({ channel, sequence, head, date }: ChannelState, entry: LogEntry): void {
  const path = entryFileName(sequence + 1);
  if (entry.channel !== channel || entry.sequence !== sequence + 1) {
    const found = `${entry.channel} ${String(entry.sequence)}`;
    const wanted = `${channel} ${String(sequence + 1)}`;
    throw new ChannelError('CHANNEL_ENTRY_MISPLACED', `entry is of another place: ${found}`, { path, wanted, found });
  }
  if (entry.previous !== head) {
    const message = 'entry follows another entry than the one before it: one of the two was changed';
    throw new ChannelError('CHANNEL_CHAIN_BROKEN', message, { path, wanted: head, found: entry.previous });
  }
  if (sequence > 0 && parseInstant(entry.date) < parseInstant(date)) {
    const message = 'entry is dated before the entry before it';
    throw new ChannelError('CHANNEL_DATE_BACKWARDS', message, { path, wanted: date, found: entry.date });
  }
}

function requireOpen({ closed, channel }: ChannelState): void {
  if (closed === undefined) return;
  const where = closed.successor === undefined ? '' : `: it goes on as ${closed.successor}`;
  throw new ChannelError('CHANNEL_CLOSED', `channel was closed on ${closed.date}${where}`, { path: channel });
}

function dropEndedAliases(aliases: Map<string, AliasRecord>, date: string): void {
  for (const { alias, until } of aliases.values()) {
    if (parseInstant(until) <= parseInstant(date)) aliases.delete(alias);
  }
}

function keep(growing: Growing, change: StateChange): void {
  for (const record of change.builds ?? []) {
    growing.builds.set(record.build.id, record);
    growing.orders.set(formatOrderKey(record.build.order), record.build.id);
  }
  if (change.droppedPointer !== undefined) growing.pointers.delete(change.droppedPointer);
  for (const record of change.pointers ?? []) growing.pointers.set(record.name, record);
  if (change.alias !== undefined) growing.aliases.set(change.alias.alias, change.alias);
  if (change.released !== undefined) growing.released.set(change.released.version, change.released.build);
  if (change.policy !== undefined) growing.policies.set(change.policy.pointer, change.policy.policy);
}
