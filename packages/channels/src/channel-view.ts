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
export interface ChannelView extends Omit<Checkpoint, 'formatVersion'> {
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

function answerOf(state: ChannelState, question: PointerQuestion & { readonly pointer: string }): ViewAnswer {
  const { pointer, build, named } = resolvePointer(state, question.pointer, question);
  const { client } = question;
  if (client === undefined) return { pointer, build: build.build, named };
  const percent = state.builds.get(named)?.percent ?? 100;
  const included = percent === 100 || isInRollout(named, client, percent);
  const rollout = { client, bucket: rolloutBucket(named, client), percent, included };
  return { pointer, build: build.build, named, rollout };
}
