import {
  type Build,
  channelFold,
  type ChannelState,
  formatOrderKey,
  nextEntry,
  type Operation,
  type OrderKey,
} from '../src/index.ts';
import { buildOf, codeOf, move, type Write } from './real-histories.ts';

/** What became of a history. */
export interface Outcome {
  readonly state: ChannelState;
  readonly refused: Readonly<Record<string, number>>;
}

/**
 * Publishes every write of a history as it came. A move back is refused, and then declared as a rollback; a build
 * number that was cut is refused, and the write is gone.
 */
export function replay(
  channel: string,
  writes: readonly Write[],
  orderOf: (write: Write, before: OrderKey) => OrderKey,
): Outcome {
  const refused: Record<string, number> = {};
  let state = channelFold(channel).state;
  let order: OrderKey = [0];
  const accept = (write: Write, operations: readonly Operation[]): void => {
    const fold = channelFold(channel, state);
    fold.add(nextEntry(state, { operations, by: 'replay', now: new Date(write.date) }));
    state = fold.state;
  };
  const attempt = (act: () => void, otherwise: Readonly<Record<string, () => void>>): void => {
    try {
      act();
    } catch (error) {
      const code = codeOf(error);
      refused[code] = (refused[code] ?? 0) + 1;
      otherwise[code]?.();
    }
  };
  const publish = (write: Write): void => {
    const build = buildOf(write, orderOf(write, order));
    // A number that was written again, with another in between, names the build that has it.
    const known = state.orders.get(formatOrderKey(build.order));
    const isNew = known === undefined || labelServed(state) === build.label;
    const id = isNew ? build.id : known;
    const added = isNew ? [{ type: 'add-build', build } as const] : [];
    attempt(
      () => {
        accept(write, [...added, move(id)]);
      },
      {
        CHANNEL_POINTER_BACKWARDS: () => {
          accept(write, [...added, { type: 'roll-back', pointer: 'Latest', build: id, reason: 'as it was' }]);
        },
      },
    );
    order = orderServed(state) ?? order;
  };
  for (const write of writes)
    attempt(() => {
      publish(write);
    }, {});
  return { state, refused };
}

function served(state: ChannelState): Build | undefined {
  return state.builds.get(state.pointers.get('Latest')?.build ?? '')?.build;
}

const labelServed = (state: ChannelState): string | undefined => served(state)?.label;
const orderServed = (state: ChannelState): OrderKey | undefined => served(state)?.order;
