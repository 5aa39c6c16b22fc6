import type { BuildRecord, ChannelState, PointerRecord } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import type { OperationOf } from '../operation.ts';
import { compareOrderKeys, formatOrderKey } from '../order-key.ts';
import { LKG, parsePointerName, RELEASE } from '../pointer-name.ts';
import { findBuild, findServableBuild } from './find-build.ts';
import type { Moment, StateChange } from './state-change.ts';

/**
 * Moves a pointer forward (channel-log §6.2). Throws `CHANNEL_PROMOTION_REQUIRED` for a pointer that is behind gates,
 * and what `moveForward` throws.
 */
export function setPointer(state: ChannelState, operation: OperationOf<'set-pointer'>, moment: Moment): StateChange {
  const { pointer } = operation;
  if (pointer === LKG || pointer === RELEASE || state.policies.has(pointer)) {
    throw new ChannelError('CHANNEL_PROMOTION_REQUIRED', `${pointer} is moved by promotion only`, {
      path: state.channel,
      found: pointer,
    });
  }
  return moveForward(state, operation, moment);
}

/**
 * The change of a pointer that moves to a later build, or to its first. Throws `CHANNEL_POINTER_BACKWARDS`,
 * `CHANNEL_POINTER_UNCHANGED`, `CHANNEL_POINTER_IS_ALIAS`, `CHANNEL_BUILD_WITHDRAWN` or `CHANNEL_BUILD_UNKNOWN`.
 */
export function moveForward(
  state: ChannelState,
  { pointer, build }: { readonly pointer: string; readonly build: string },
  moment: Moment,
): StateChange {
  requirePointerName(state, pointer);
  const target = findServableBuild(state, build);
  const current = state.pointers.get(pointer);
  if (current !== undefined && compareToCurrent(state, current, target) < 0) {
    throw new ChannelError(
      'CHANNEL_POINTER_BACKWARDS',
      `${pointer} is at ${current.build}, which is later than ${build}: going back is a rollback and has a reason`,
      { path: state.channel, wanted: `after ${orderOf(state, current.build)}`, found: orderOf(state, build) },
    );
  }
  return moved(target, pointer, current, moment);
}

/**
 * Moves a pointer back (channel-log §6.4). Throws `CHANNEL_POINTER_FORWARDS`, `CHANNEL_POINTER_UNKNOWN`,
 * `CHANNEL_POINTER_UNCHANGED`, `CHANNEL_SOURCE_MISSED` for a build that the pointer never named where that is behind
 * gates, `CHANNEL_BUILD_WITHDRAWN` or `CHANNEL_BUILD_UNKNOWN`.
 */
export function rollBack(state: ChannelState, operation: OperationOf<'roll-back'>, moment: Moment): StateChange {
  const { pointer, build } = operation;
  requirePointerName(state, pointer);
  const current = state.pointers.get(pointer);
  if (current === undefined) {
    throw new ChannelError('CHANNEL_POINTER_UNKNOWN', `channel has no pointer ${pointer}`, { path: state.channel });
  }
  const target = findServableBuild(state, build);
  if (compareToCurrent(state, current, target) > 0) {
    throw new ChannelError('CHANNEL_POINTER_FORWARDS', `${pointer} is at ${current.build}, and ${build} is later`, {
      path: state.channel,
      wanted: `before ${orderOf(state, current.build)}`,
      found: orderOf(state, build),
    });
  }
  requirePassedBefore(state, pointer, target);
  return moved(target, pointer, current, moment);
}

/** Behind gates only what has been through them may be gone back to. */
function requirePassedBefore(state: ChannelState, pointer: string, { build, named }: BuildRecord): void {
  const guarded = pointer === LKG || pointer === RELEASE || state.policies.has(pointer);
  if (!guarded || named[pointer] !== undefined) return;
  throw new ChannelError('CHANNEL_SOURCE_MISSED', `${build.id} was never ${pointer}, so that cannot go back to it`, {
    path: state.channel,
    found: build.id,
  });
}

function requirePointerName({ aliases, channel }: ChannelState, pointer: string): void {
  const alias = aliases.get(parsePointerName(pointer));
  if (alias === undefined) return;
  throw new ChannelError('CHANNEL_POINTER_IS_ALIAS', `${pointer} stands for ${alias.pointer} until ${alias.until}`, {
    path: channel,
    wanted: alias.pointer,
    found: pointer,
  });
}

function compareToCurrent(state: ChannelState, { build }: PointerRecord, target: BuildRecord): number {
  return compareOrderKeys(target.build.order, findBuild(state, build).build.order);
}

function moved(
  target: BuildRecord,
  pointer: string,
  before: PointerRecord | undefined,
  { sequence, date }: Moment,
): StateChange {
  const { id } = target.build;
  if (before?.build === id) {
    throw new ChannelError('CHANNEL_POINTER_UNCHANGED', `${pointer} is at ${id} already`, { found: id });
  }
  const record = { name: pointer, build: id, sequence, since: date, ...(before === undefined ? {} : { before }) };
  // The first time counts: a rollback and back does not start the soak anew.
  const named = { [pointer]: date, ...target.named };
  return { pointers: [record], builds: [{ ...target, named }] };
}

function orderOf(state: ChannelState, build: string): string {
  return formatOrderKey(findBuild(state, build).build.order);
}
