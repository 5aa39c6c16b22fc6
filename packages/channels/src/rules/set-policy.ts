import { parseChannelName } from '../channel-name.ts';
import type { OperationOf } from '../operation.ts';
import { parsePointerName } from '../pointer-name.ts';
import type { StateChange } from './state-change.ts';

/**
 * Says what a promotion to a pointer needs from now on (channel-log §6.8). Throws `CHANNEL_POINTER_INVALID` or
 * `CHANNEL_NAME_INVALID`.
 */
export function setPolicy({ pointer, policy }: OperationOf<'set-policy'>): StateChange {
  parsePointerName(pointer);
  if (policy.from !== undefined) parsePointerName(policy.from);
  if (policy.feeder !== undefined) {
    parseChannelName(policy.feeder.channel);
    parsePointerName(policy.feeder.pointer);
  }
  return { policy: { pointer, policy } };
}
