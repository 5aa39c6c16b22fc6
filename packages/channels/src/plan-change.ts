import { formatCanonicalJson } from './canonical-json.ts';
import type { ChannelState } from './channel-state.ts';
import { ChannelError } from './errors.ts';
import type { Build, Evidence, FeederRecord, Operation } from './operation.ts';
import { LATEST, LKG, RELEASE } from './pointer-name.ts';

/** A build to be published. */
export interface Publication {
  readonly build: Build;
  /** Pointer that it moves. Default `Latest`. */
  readonly pointer?: string;
  /** Share of clients that get it at first, in percent. Default: everybody. */
  readonly percent?: number;
  /** Whether the date of the build is only when this run began: one that differs in nothing else is the same build. Default false. */
  readonly isDatedNow?: boolean;
}

/**
 * What publishes a build. Nothing, when the channel has this very build and its pointer has named it: a run that was
 * stopped after its entry was written may be run again.
 */
export function planPublication(state: ChannelState, publication: Publication): readonly Operation[] {
  const { build, pointer = LATEST, percent, isDatedNow = false } = publication;
  const found = state.builds.get(build.id);
  const wanted = found !== undefined && isDatedNow ? { ...build, date: found.build.date } : build;
  const isSame = found !== undefined && formatCanonicalJson(found.build) === formatCanonicalJson(wanted);
  // Of a withdrawn build the rules say why no pointer goes to it.
  if (isSame && found.withdrawn === undefined && found.named[pointer] !== undefined) return [];
  return [
    ...(isSame ? [] : [{ type: 'add-build', build } as const]),
    ...(percent === undefined ? [] : [{ type: 'rollout', build: build.id, percent } as const]),
    { type: 'set-pointer', pointer, build: build.id },
  ];
}

/** A promotion that is wanted. */
export interface PromotionWish {
  readonly pointer: string;
  /** Build to promote. Default: what the pointer before it names, `Latest` before `LKG` before `Release`. */
  readonly build?: string;
  readonly evidence: readonly Evidence[];
  readonly feeder?: FeederRecord;
}

/** What promotes a build. Throws `CHANNEL_POINTER_UNKNOWN` when no pointer says which build. */
export function planPromotion(state: ChannelState, wish: PromotionWish): readonly Operation[] {
  const { pointer, evidence, feeder } = wish;
  const build = promotedBuild(state, wish);
  return [{ type: 'promote', pointer, build, evidence, ...(feeder === undefined ? {} : { feeder }) }];
}

/** The build that a promotion is about. Throws `CHANNEL_POINTER_UNKNOWN`. */
export function promotedBuild(
  state: ChannelState,
  { pointer, build }: Pick<PromotionWish, 'pointer' | 'build'>,
): string {
  const from = state.policies.get(pointer)?.from ?? (pointer === RELEASE ? LKG : LATEST);
  const found = build ?? state.pointers.get(from)?.build;
  if (found !== undefined) return found;
  throw new ChannelError('CHANNEL_POINTER_UNKNOWN', `channel has no ${from} to promote`, {
    path: state.channel,
    wanted: from,
  });
}

/** What withdraws a build. With `rollBackTo`, the pointers that name it go there first, in the same entry. */
export function planWithdrawal(
  state: ChannelState,
  { build, reason, rollBackTo }: { readonly build: string; readonly reason: string; readonly rollBackTo?: string },
): readonly Operation[] {
  const users = [...state.pointers.values()].filter((pointer) => pointer.build === build);
  const moves = rollBackTo === undefined ? [] : users.map(({ name }) => backTo(name, rollBackTo, reason));
  return [...moves, { type: 'withdraw', build, reason }];
}

function backTo(pointer: string, build: string, reason: string): Operation {
  return { type: 'roll-back', pointer, build, reason };
}
