import { entryDigest } from '../log-entry.ts';
import { type ChannelName, parseChannelName } from '../channel-name.ts';
import { channelView, type ChannelView, viewOf } from '../channel-view.ts';
import { CHECKPOINT_NAME, parseCheckpoint } from '../checkpoint.ts';
import { parseInstant } from '../instant.ts';
import type { ChannelStore } from './channel-store.ts';
import { readChannel } from './read-channel.ts';

/** Who asks what. */
export interface ShowQuestion {
  readonly now: Date;
  /** Pointer to resolve. */
  readonly pointer?: string;
  /** Id of the client, for staged rollouts. */
  readonly client?: string;
}

/** Closed channels that lead to one another are followed this far. */
const MAX_SUCCESSORS = 8;

/**
 * What a channel serves. Without a pointer the checkpoint answers, when the log ends where it says; otherwise the whole
 * log is read. A channel that goes on under another name is followed until the date it stated. Throws `CHANNEL_UNKNOWN`,
 * `CHANNEL_POINTER_UNKNOWN`, and what `readLog` throws.
 */
export async function showChannel(
  store: ChannelStore,
  name: ChannelName,
  question: ShowQuestion,
): Promise<ChannelView> {
  let at = name;
  await store.refresh();
  for (let followed = 0; ; followed += 1) {
    const view = await showOne(store, at, question);
    const { successor, until } = view.closed ?? {};
    const isLed = successor !== undefined && until !== undefined && question.now.getTime() < parseInstant(until);
    if (!isLed || followed === MAX_SUCCESSORS) return at === name ? view : { ...view, movedFrom: pathOf(name) };
    at = parseChannelName(successor);
  }
}

async function showOne(store: ChannelStore, name: ChannelName, question: ShowQuestion): Promise<ChannelView> {
  const { pointer } = question;
  if (pointer === undefined)
    return (await readCheckpoint(store, name)) ?? channelView((await readChannel(store, name)).state);
  const { state } = await readChannel(store, name);
  // A closed channel without its pointer still says where to go.
  if (state.closed?.successor !== undefined && state.closed.until !== undefined) {
    if (question.now.getTime() < parseInstant(state.closed.until)) return channelView(state);
  }
  return channelView(state, { ...question, pointer });
}

/** The checkpoint, when the last entry is the one that it names. */
async function readCheckpoint(store: ChannelStore, name: ChannelName): Promise<ChannelView | undefined> {
  const bytes = await store.file(name, CHECKPOINT_NAME);
  if (bytes === undefined) return undefined;
  const checkpoint = parseCheckpoint(bytes, CHECKPOINT_NAME);
  const last = await store.entry(name, checkpoint.sequence);
  if (last === undefined || entryDigest(last) !== checkpoint.head) return undefined;
  return (await store.entry(name, checkpoint.sequence + 1)) === undefined ? viewOf(checkpoint) : undefined;
}

function pathOf({ owner, repo, channel }: ChannelName): string {
  return `${owner}/${repo}/${channel}`;
}
