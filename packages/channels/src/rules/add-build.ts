import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import type { OperationOf } from '../operation.ts';
import { formatOrderKey } from '../order-key.ts';
import type { Moment, StateChange } from './state-change.ts';

/** Adds a build (channel-log §6.1). Throws `CHANNEL_BUILD_EXISTS` or `CHANNEL_ORDER_TAKEN`. */
export function addBuild(state: ChannelState, { build }: OperationOf<'add-build'>, moment: Moment): StateChange {
  const { channel, builds, orders } = state;
  if (builds.has(build.id)) {
    throw new ChannelError('CHANNEL_BUILD_EXISTS', `channel has a build ${build.id} already: builds never change`, {
      path: channel,
      found: build.id,
    });
  }
  const order = formatOrderKey(build.order);
  const other = orders.get(order);
  if (other !== undefined) {
    throw new ChannelError(
      'CHANNEL_ORDER_TAKEN',
      `build ${other} stands at ${order} already: order decides between two`,
      {
        path: channel,
        found: other,
      },
    );
  }
  return { builds: [{ build, ...moment, named: {} }] };
}
