import { channelFold } from '../channel-fold.ts';
import { type ChannelName, formatChannelName } from '../channel-name.ts';
import { type ChannelState, emptyChannel } from '../channel-state.ts';
import { changeMessage } from '../change-message.ts';
import { ChannelError } from '../errors.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import { type Change, nextEntry } from '../next-entry.ts';
import { channelFiles } from '../projections/channel-files.ts';
import type { ChannelStore } from './channel-store.ts';
import { readLog } from './read-channel.ts';

/** Decides what to do to a channel as it is. It is asked again when somebody else was faster; it throws to refuse. */
export type ChangePlan = (state: ChannelState) => Change | Promise<Change>;

/** A channel that one process changes again and again: what it has read and checked it keeps. */
export interface ChannelWriter {
  /**
   * Makes a change. The one who comes second to an entry reads on, asks its plan again, and tries the next entry.
   * Throws the code of the rule that refuses, `CHANNEL_STORE_BUSY` when others are always faster, and what `readLog` and
   * `ChannelStore.add` throw.
   */
  change(plan: ChangePlan): Promise<ChannelState>;
}

/** Opens a channel for changes. One without a log begins with the first change. */
export function channelWriter(store: ChannelStore, name: ChannelName): ChannelWriter {
  let state = emptyChannel(formatChannelName(name));
  return {
    change: async (plan) => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        await store.refresh();
        state = (await readLog(store, name, state)).state;
        const change = await plan(state);
        if (change.operations.length === 0) return await catchUp(store, name, state);
        const bytes = nextEntry(state, change);
        const fold = channelFold(state.channel, state);
        fold.add(bytes);
        const files = channelFiles(fold.state);
        const message = changeMessage(state.channel, change);
        if (await store.add(name, { sequence: fold.state.sequence, bytes, files, message })) {
          state = await settleFiles(store, name, fold.state);
          return fold.state;
        }
      }
      throw new ChannelError('CHANNEL_STORE_BUSY', `others were faster ${String(MAX_ATTEMPTS)} times`, {
        path: store.location,
        max: MAX_ATTEMPTS,
      });
    },
  };
}

/** Makes one change to a channel; what it throws is said at `ChannelWriter`. */
export function changeChannel(store: ChannelStore, name: ChannelName, plan: ChangePlan): Promise<ChannelState> {
  return channelWriter(store, name).change(plan);
}

/** Nothing is to be done but to finish what a run that was stopped left undone. */
async function catchUp(store: ChannelStore, name: ChannelName, state: ChannelState): Promise<ChannelState> {
  await store.writeFiles(name, channelFiles(state));
  return settleFiles(store, name, state);
}

/**
 * A slower writer may have put its files over those of a faster one. Whoever writes looks for a later entry afterwards
 * and writes again, so that the last to write has seen every entry.
 */
async function settleFiles(store: ChannelStore, name: ChannelName, written: ChannelState): Promise<ChannelState> {
  let state = written;
  for (;;) {
    const { sequence } = state;
    state = (await readLog(store, name, state)).state;
    if (state.sequence === sequence) return state;
    await store.writeFiles(name, channelFiles(state));
  }
}
