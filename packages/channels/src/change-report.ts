import type { Digest } from '@nuspine/primitives';
import { describeOperation } from './change-message.ts';
import type { ChannelState } from './channel-state.ts';
import { checkpointOf, type ServedPointer } from './checkpoint.ts';
import type { RolloutAnswer } from './rollout-answer.ts';
import type { Operation } from './operation.ts';

/** What a change did to a channel. */
export interface ChangeReport {
  readonly channel: string;
  /** False when everything was as wanted already. */
  readonly changed: boolean;
  /** The entry that holds it. */
  readonly sequence: number;
  readonly head: Digest;
  /** A line for each operation. */
  readonly done: readonly string[];
  readonly pointers: readonly ServedPointer[];
  /** Whether the client that was asked about gets the build. */
  readonly client?: RolloutAnswer;
}

/** The report of operations that led to a state. */
export function changeReport(state: ChannelState, operations: readonly Operation[]): ChangeReport {
  const { channel, sequence, head } = state;
  const { pointers } = checkpointOf(state);
  return { channel, changed: operations.length > 0, sequence, head, done: operations.map(describeOperation), pointers };
}
