import type { ChannelState } from '../channel-state.ts';
import { ChannelError } from '../errors.ts';
import { parseInstant } from '../instant.ts';
import type { OperationOf } from '../operation.ts';
import { parsePointerName, WELL_KNOWN_POINTERS } from '../pointer-name.ts';
import type { Moment, StateChange } from './state-change.ts';

/**
 * Lets a name stand for a pointer until a date (channel-log §6.7); a pointer of that name is renamed by it. Throws
 * `CHANNEL_ALIAS_ENDED`, `CHANNEL_POINTER_WELL_KNOWN`, `CHANNEL_POINTER_IS_ALIAS` or `CHANNEL_POINTER_UNKNOWN`.
 */
export function addAlias(state: ChannelState, operation: OperationOf<'alias'>, moment: Moment): StateChange {
  const { alias, pointer, until } = operation;
  requireNames(state, parsePointerName(alias), parsePointerName(pointer));
  if (parseInstant(until) <= parseInstant(moment.date)) {
    throw new ChannelError('CHANNEL_ALIAS_ENDED', `alias would end at once, on ${until}`, {
      path: state.channel,
      wanted: `after ${moment.date}`,
      found: until,
    });
  }
  const record = { alias, pointer, until };
  const named = state.pointers.get(alias);
  const target = state.pointers.get(pointer);
  if (named === undefined && target === undefined) {
    throw new ChannelError('CHANNEL_POINTER_UNKNOWN', `channel has neither ${alias} nor ${pointer}`, {
      path: state.channel,
    });
  }
  if (named === undefined) return { alias: record };
  const renamed = target === undefined ? [{ ...named, name: pointer }] : [];
  return { alias: record, droppedPointer: alias, pointers: renamed, ...renamedPolicy(state, alias, pointer) };
}

/** What a promotion needs goes along with the name. */
function renamedPolicy({ policies }: ChannelState, alias: string, pointer: string): StateChange {
  const policy = policies.get(alias);
  return policy === undefined || policies.has(pointer) ? {} : { policy: { pointer, policy } };
}

function requireNames({ aliases, channel }: ChannelState, alias: string, pointer: string): void {
  if (WELL_KNOWN_POINTERS.includes(alias)) {
    throw new ChannelError('CHANNEL_POINTER_WELL_KNOWN', `${alias} has rules of its own and cannot be renamed`, {
      path: channel,
      found: alias,
    });
  }
  if (alias !== pointer && !aliases.has(pointer)) return;
  throw new ChannelError('CHANNEL_POINTER_IS_ALIAS', `${pointer} is an alias itself`, {
    path: channel,
    found: pointer,
  });
}
