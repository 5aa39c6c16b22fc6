import { type ChannelName, parseChannelName } from '../channel-name.ts';
import { channelView, type ChannelView, viewAnswer, viewOf } from '../channel-view.ts';
import { type Checkpoint, CHECKPOINT_NAME, type OfferedBuild, parseCheckpoint } from '../checkpoint.ts';
import { parseInstant } from '../instant.ts';
import { entryDigest, entryFileName, parseLogEntry } from '../log-entry.ts';
import type { Build } from '../operation.ts';
import { resolveOffer } from '../resolve-offer.ts';
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
 * What a channel serves. The checkpoint answers when the log ends where it says, and the one entry that states the build;
 * otherwise the whole log is read. A channel that goes on under another name is followed until the date it stated. Throws
 * `CHANNEL_UNKNOWN`, `CHANNEL_POINTER_UNKNOWN`, and what `readLog` throws.
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
    const successor = isLed(view.closed, question) ? view.closed?.successor : undefined;
    if (successor === undefined || followed === MAX_SUCCESSORS) {
      return at === name ? view : { ...view, movedFrom: pathOf(name) };
    }
    at = parseChannelName(successor);
  }
}

async function showOne(store: ChannelStore, name: ChannelName, question: ShowQuestion): Promise<ChannelView> {
  const checkpoint = await currentCheckpoint(store, name);
  const quick = checkpoint === undefined ? undefined : await viewOfCheckpoint(store, name, checkpoint, question);
  if (quick !== undefined) return quick;
  const { state } = await readChannel(store, name);
  const { pointer } = question;
  if (pointer === undefined || isLed(state.closed, question)) return channelView(state);
  return channelView(state, { ...question, pointer });
}

/** A closed channel without the pointer that is asked for still says where to go. */
function isLed(closed: ChannelView['closed'], { now }: ShowQuestion): boolean {
  const { successor, until } = closed ?? {};
  return successor !== undefined && until !== undefined && now.getTime() < parseInstant(until);
}

/** The checkpoint, when the last entry is the one that it names. */
async function currentCheckpoint(store: ChannelStore, name: ChannelName): Promise<Checkpoint | undefined> {
  const bytes = await store.file(name, CHECKPOINT_NAME);
  if (bytes === undefined) return undefined;
  const checkpoint = parseCheckpoint(bytes, CHECKPOINT_NAME);
  const last = await store.entry(name, checkpoint.sequence);
  if (last === undefined || entryDigest(last) !== checkpoint.head) return undefined;
  return (await store.entry(name, checkpoint.sequence + 1)) === undefined ? checkpoint : undefined;
}

/** What a checkpoint answers, or `undefined` where only the whole log can. */
async function viewOfCheckpoint(
  store: ChannelStore,
  name: ChannelName,
  checkpoint: Checkpoint,
  question: ShowQuestion,
): Promise<ChannelView | undefined> {
  const view = viewOf(checkpoint);
  if (question.pointer === undefined || isLed(checkpoint.closed, question)) return view;
  const offer = resolveOffer(checkpoint, question.pointer, question);
  const build = offer === undefined ? undefined : await readBuild(store, name, offer.build);
  if (offer === undefined || build === undefined) return undefined;
  const { pointer, named, percent } = offer;
  return { ...view, answer: viewAnswer({ pointer, build, named }, percent, question.client) };
}

/** The build out of the entry that added it, if that is the one that was meant. */
async function readBuild(
  store: ChannelStore,
  name: ChannelName,
  { id, sequence, entry }: OfferedBuild,
): Promise<Build | undefined> {
  const bytes = await store.entry(name, sequence);
  if (bytes === undefined || entryDigest(bytes) !== entry) return undefined;
  const { operations } = parseLogEntry(bytes, entryFileName(sequence));
  for (const operation of operations) {
    if (operation.type === 'add-build' && operation.build.id === id) return operation.build;
  }
  return undefined;
}

function pathOf({ owner, repo, channel }: ChannelName): string {
  return `${owner}/${repo}/${channel}`;
}
