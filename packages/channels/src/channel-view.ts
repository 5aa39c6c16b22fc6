import type { ChannelState } from './channel-state.ts';
import { type Checkpoint, checkpointOf } from './checkpoint.ts';
import type { Build } from './operation.ts';
import { resolvePointer, type PointerQuestion } from './resolve-pointer.ts';
import { isInRollout, rolloutBucket } from './rollout-bucket.ts';

/** What a pointer gives the one who asks. */
export interface ViewAnswer {
  readonly pointer: string;
  readonly build: Build;
  /** The build that the pointer names; another one while its rollout has not come to this client. */
  readonly named: string;
  /** Where the client stands in the rollout of the build that the pointer names. */
  readonly rollout?: {
    readonly client: string;
    readonly bucket: number;
    readonly percent: number;
    readonly included: boolean;
  };
}

/** A channel as `channel show` prints it. */
export interface ChannelView extends Omit<Checkpoint, 'formatVersion' | 'offers'> {
  /** The name that was asked for, when the channel goes on under another. */
  readonly movedFrom?: string;
  readonly answer?: ViewAnswer;
}

/** The view of a state; with a pointer, what that gives. Throws what `resolvePointer` throws. */
export function channelView(
  state: ChannelState,
  question?: PointerQuestion & { readonly pointer: string },
): ChannelView {
  const view = viewOf(checkpointOf(state));
  return question === undefined ? view : { ...view, answer: answerOf(state, question) };
}

/** The view of a checkpoint. */
export function viewOf({ channel, sequence, head, date, builds, pointers, closed }: Checkpoint): ChannelView {
  return { channel, sequence, head, date, builds, pointers, ...(closed === undefined ? {} : { closed }) };
}

/** What a pointer gives; `percent` is the share of the build that it names. */
export function viewAnswer(
  { pointer, build, named }: Pick<ViewAnswer, 'pointer' | 'build' | 'named'>,
  percent: number,
  client: string | undefined,
): ViewAnswer {
  if (client === undefined) return { pointer, build, named };
  const included = percent === 100 || isInRollout(named, client, percent);
  return { pointer, build, named, rollout: { client, bucket: rolloutBucket(named, client), percent, included } };
}

function answerOf(state: ChannelState, question: PointerQuestion & { readonly pointer: string }): ViewAnswer {
  const { pointer, build, named } = resolvePointer(state, question.pointer, question);
  const percent = state.builds.get(named)?.percent ?? 100;
  return viewAnswer({ pointer, build: build.build, named }, percent, question.client);
}
