import type { BuildRecord, ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';

/** A build of the channel. Throws `CHANNEL_BUILD_UNKNOWN`. */
export function findBuild({ builds, channel }: ChannelState, id: string): BuildRecord {
  const record = builds.get(id);
  if (record !== undefined) return record;
  throw new ChannelError('CHANNEL_BUILD_UNKNOWN', `channel has no build ${id}`, { path: channel, found: id });
}

/** A build that a pointer may name. Throws `CHANNEL_BUILD_WITHDRAWN` with the reason, or `CHANNEL_BUILD_UNKNOWN`. */
export function findServableBuild(state: ChannelState, id: string): BuildRecord {
  const record = findBuild(state, id);
  const { withdrawn } = record;
  if (withdrawn === undefined) return record;
  throw new ChannelError('CHANNEL_BUILD_WITHDRAWN', `build ${id} was withdrawn: ${withdrawn.reason}`, {
    path: state.channel,
    found: id,
  });
}
