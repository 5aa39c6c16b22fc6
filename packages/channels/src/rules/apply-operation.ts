import type { ChannelState } from '../channel-state.ts';
import type { Operation } from '../operation.ts';
import { addAlias } from './add-alias.ts';
import { addBuild } from './add-build.ts';
import { closeChannel } from './close-channel.ts';
import { rollBack, setPointer } from './move-pointer.ts';
import { promote } from './promote.ts';
import { setPolicy } from './set-policy.ts';
import { setRollout } from './set-rollout.ts';
import type { Moment, StateChange } from './state-change.ts';
import { withdraw } from './withdraw.ts';

/** What an operation changes. Throws a `ChannelError` when a rule refuses it. */
export function applyOperation(state: ChannelState, operation: Operation, moment: Moment): StateChange {
  switch (operation.type) {
    case 'add-build':
      return addBuild(state, operation, moment);
    case 'set-pointer':
      return setPointer(state, operation, moment);
    case 'promote':
      return promote(state, operation, moment);
    case 'roll-back':
      return rollBack(state, operation, moment);
    case 'withdraw':
      return withdraw(state, operation, moment);
    case 'rollout':
      return setRollout(state, operation);
    case 'alias':
      return addAlias(state, operation, moment);
    case 'set-policy':
      return setPolicy(operation);
    case 'close':
      return closeChannel(state, operation, moment);
  }
}
