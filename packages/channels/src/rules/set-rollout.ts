import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import type { OperationOf } from '../operation.ts';
import { findServableBuild } from './find-build.ts';
import type { StateChange } from './state-change.ts';

/**
 * Says how many clients get a build (channel-log §6.6). Throws `CHANNEL_ROLLOUT_LOWERED` when fewer would get it and no
 * reason is given, `CHANNEL_ROLLOUT_UNCHANGED`, `CHANNEL_BUILD_WITHDRAWN` or `CHANNEL_BUILD_UNKNOWN`.
 */
export function setRollout(state: ChannelState, { build, percent, reason }: OperationOf<'rollout'>): StateChange {
  const record = findServableBuild(state, build);
  const isServed = Object.keys(record.named).length > 0;
  const before = record.percent ?? (isServed ? 100 : undefined);
  if (percent === before) {
    throw new ChannelError('CHANNEL_ROLLOUT_UNCHANGED', `${build} goes to ${String(percent)} % already`, {
      path: state.channel,
      found: percent,
    });
  }
  if (before !== undefined && percent < before && reason === undefined) {
    throw new ChannelError(
      'CHANNEL_ROLLOUT_LOWERED',
      `${build} goes to ${String(before)} %: lowering it has a reason`,
      {
        path: state.channel,
        wanted: before,
        found: percent,
      },
    );
  }
  return { builds: [{ ...record, percent }] };
}
