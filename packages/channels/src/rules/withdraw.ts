import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import type { OperationOf } from '../operation.ts';
import { findServableBuild } from './find-build.ts';
import type { Moment, StateChange } from './state-change.ts';

/**
 * Puts a tombstone on a build (channel-log §6.5). Throws `CHANNEL_BUILD_IN_USE` with the pointers that name it,
 * `CHANNEL_BUILD_WITHDRAWN` or `CHANNEL_BUILD_UNKNOWN`.
 */
export function withdraw(state: ChannelState, operation: OperationOf<'withdraw'>, { date }: Moment): StateChange {
  const record = findServableBuild(state, operation.build);
  const users = [...state.pointers.values()].filter(({ build }) => build === operation.build).map(({ name }) => name);
  if (users.length > 0) {
    throw new ChannelError(
      'CHANNEL_BUILD_IN_USE',
      `${users.join(', ')} would name a withdrawn build: roll back first`,
      {
        path: state.channel,
        found: users,
      },
    );
  }
  return { builds: [{ ...record, withdrawn: { reason: operation.reason, date } }] };
}
