import type { ChannelName } from '../channel-name.ts';
import { type ChangeReport, changeReport } from '../change-report.ts';
import type { ChannelState } from '../channel-state.ts';
import type { Evidence, FeederRecord, Operation } from '../operation.ts';
import { parseChannelName } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import {
  planPromotion,
  planPublication,
  planWithdrawal,
  promotedBuild,
  type PromotionWish,
  type Publication,
} from '../plan-change.ts';
import { changeChannel } from './change-channel.ts';
import type { ChannelStore } from './channel-store.ts';
import { readLog } from './read-channel.ts';

/** Which channel is changed, by whom and when. */
export interface ChangeContext {
  readonly store: ChannelStore;
  readonly channel: ChannelName;
  readonly by: string;
  readonly now: Date;
}

/**
 * Adds a build and moves a pointer to it, in one entry. It may be run again: what is there already changes nothing.
 * Throws the code of the rule that refuses, and what `changeChannel` throws; so do the others here.
 */
export function publishBuild(context: ChangeContext, publication: Publication): Promise<ChangeReport> {
  return change(context, (state) => planPublication(state, publication));
}

/** Moves a pointer forward past its gates. What a feeder channel knows about the build is read from the same store. */
export function promoteBuild(context: ChangeContext, wish: Omit<PromotionWish, 'feeder'>): Promise<ChangeReport> {
  return change(
    context,
    async (state) => {
      const feeder = await readFeeder(context.store, state, wish);
      return planPromotion(state, feeder === undefined ? wish : { ...wish, feeder });
    },
    true,
  );
}

/** Makes operations happen together or not at all, in a channel that is there. */
export function changeOperations(context: ChangeContext, operations: readonly Operation[]): Promise<ChangeReport> {
  const begins = operations.every(({ type }) => type === 'set-policy');
  return change(context, () => operations, !begins);
}

/** Puts a tombstone on a build; with `rollBackTo`, the pointers that name it go there first. */
export function withdrawBuild(
  context: ChangeContext,
  wish: { readonly build: string; readonly reason: string; readonly rollBackTo?: string },
): Promise<ChangeReport> {
  return change(context, (state) => planWithdrawal(state, wish), true);
}

/** The build that a promotion would be about, for gates that are run before it. Throws `CHANNEL_POINTER_UNKNOWN`. */
export async function findPromotedBuild(
  { store, channel }: Pick<ChangeContext, 'store' | 'channel'>,
  wish: { readonly pointer: string; readonly build?: string; readonly evidence?: readonly Evidence[] },
): Promise<string> {
  await store.refresh();
  return promotedBuild((await readLog(store, channel)).state, wish);
}

async function change(
  { store, channel, by, now }: ChangeContext,
  plan: (state: ChannelState) => readonly Operation[] | Promise<readonly Operation[]>,
  mustExist = false,
): Promise<ChangeReport> {
  let operations: readonly Operation[] = [];
  const state = await changeChannel(store, channel, async (current) => {
    if (mustExist) requireChannel(store, current);
    operations = await plan(current);
    return { operations, by, now };
  });
  return changeReport(state, operations);
}

/** Only publishing and policies begin a channel: anything else is a name that was misspelled. */
function requireChannel({ location }: ChannelStore, { sequence, channel }: ChannelState): void {
  if (sequence > 0) return;
  throw new ChannelError('CHANNEL_UNKNOWN', `there is no channel ${channel}`, { path: location, found: channel });
}

async function readFeeder(
  store: ChannelStore,
  state: ChannelState,
  wish: Omit<PromotionWish, 'feeder'>,
): Promise<FeederRecord | undefined> {
  const feeder = state.policies.get(wish.pointer)?.feeder;
  if (feeder === undefined) return undefined;
  const found = (await readLog(store, parseChannelName(feeder.channel))).state;
  const record = found.builds.get(promotedBuild(state, wish));
  const since = record?.named[feeder.pointer];
  if (since === undefined || record?.withdrawn !== undefined) return undefined;
  return { ...feeder, sequence: found.sequence, head: found.head, since };
}
