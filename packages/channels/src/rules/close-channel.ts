import type { ChannelState } from '../channel-state.ts';
import { parseChannelName } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import { parseInstant } from '../instant.ts';
import type { OperationOf } from '../operation.ts';
import type { Moment, StateChange } from './state-change.ts';

/**
 * Ends a channel (channel-log §6.9). One that is renamed has a successor, and readers are led there until a date.
 * Throws `CHANNEL_SUCCESSOR_INCOMPLETE` for one without the other, or `CHANNEL_ALIAS_ENDED`.
 */
export function closeChannel(state: ChannelState, operation: OperationOf<'close'>, { date }: Moment): StateChange {
  const { successor, until, reason } = operation;
  if (successor === undefined && until === undefined) return { closed: { reason, date } };
  if (successor === undefined || until === undefined || successor === state.channel) {
    const message = 'a channel that goes on elsewhere names the other channel and until when readers are led there';
    throw new ChannelError('CHANNEL_SUCCESSOR_INCOMPLETE', message, { path: state.channel, found: successor ?? until });
  }
  parseChannelName(successor);
  if (parseInstant(until) <= parseInstant(date)) {
    throw new ChannelError('CHANNEL_ALIAS_ENDED', `readers would be led nowhere, from ${until}`, { found: until });
  }
  return { closed: { reason, date, successor, until } };
}
