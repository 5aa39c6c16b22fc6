import type { BuildRecord, ChannelState, PointerRecord } from './channel-state.ts';
import { ChannelError } from './errors.ts';
import { parseInstant } from './instant.ts';
import { compareOrderKeys } from './order-key.ts';
import { isInRollout } from './rollout-bucket.ts';
import { findBuild } from './rules/find-build.ts';

/** Who asks, and when. */
export interface PointerQuestion {
  readonly now: Date;
  /** Id of the client, for staged rollouts. Without one, only what everybody gets is answered. */
  readonly client?: string;
}

/** What a pointer gives somebody. */
export interface PointerAnswer {
  /** The pointer that was meant, when an alias was asked for. */
  readonly pointer: string;
  readonly build: BuildRecord;
  /** The build that the pointer names; another one when the rollout has not come to this client. */
  readonly named: string;
}

/** The pointer of a name, following an alias that is still in force. Throws `CHANNEL_POINTER_UNKNOWN`. */
export function findPointer(state: ChannelState, name: string, now: Date): PointerRecord {
  const alias = state.aliases.get(name);
  const inForce = alias !== undefined && now.getTime() < parseInstant(alias.until);
  const record = state.pointers.get(inForce ? alias.pointer : name);
  if (record !== undefined) return record;
  const ended = alias === undefined ? '' : `: it was ${alias.pointer} until ${alias.until}`;
  throw new ChannelError('CHANNEL_POINTER_UNKNOWN', `channel has no pointer ${name}${ended}`, {
    path: state.channel,
    wanted: [...state.pointers.keys()],
    found: name,
  });
}

/**
 * The build that a client gets (channel-log §7.2): the one that the pointer names, or while that is rolled out to others,
 * the last one before it that this client gets. Throws `CHANNEL_POINTER_UNKNOWN`, also when a rollout has begun with the
 * first build and not come to this client, or `CHANNEL_CLIENT_INVALID`.
 */
export function resolvePointer(state: ChannelState, name: string, { now, client }: PointerQuestion): PointerAnswer {
  const record = findPointer(state, name, now);
  for (const build of offeredBuilds(state, record)) {
    const { id } = build.build;
    if (isOffered({ id, ...build }, client)) return { pointer: record.name, build, named: record.build };
  }
  throw new ChannelError('CHANNEL_POINTER_UNKNOWN', `${name} gives this client nothing yet`, {
    path: state.channel,
    found: name,
  });
}

/** What a pointer gives one client or another: the build that it names, and those before it that are still given out. */
export function* offeredBuilds(state: ChannelState, record: PointerRecord): Generator<BuildRecord> {
  const current = findBuild(state, record.build);
  for (let at: PointerRecord | undefined = record; at !== undefined; at = at.before) {
    const build = findBuild(state, at.build);
    const isLater = compareOrderKeys(build.build.order, current.build.order) > 0;
    if (build.withdrawn === undefined && !isLater) yield build;
  }
}

/** Whether a build has come to a client; without a client, to everybody. */
export function isOffered(
  { id, percent = 100 }: { readonly id: string; readonly percent?: number },
  client: string | undefined,
): boolean {
  return percent === 100 || (client !== undefined && isInRollout(id, client, percent));
}
