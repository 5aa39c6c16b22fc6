import { compareOrdinal, type Digest } from '@nuspine/primitives';
import { formatCanonicalJson } from './canonical-json.ts';
import { checkCheckpoint } from './channel-schemas.ts';
import type { ChannelState, Closure, PointerRecord } from './channel-state.ts';
import { type DocumentFault, parseJson } from '@nuspine/primitives/json';
import { ChannelError } from './errors.ts';
import { offeredBuilds } from './resolve-pointer.ts';

/** Name of the checkpoint in the folder of a channel. */
export const CHECKPOINT_NAME = 'channel.json';

/** A pointer as a reader sees it. */
export interface ServedPointer {
  readonly name: string;
  readonly build: string;
  readonly version: string;
  readonly since: string;
  readonly sequence: number;
  /** Share of clients that get the build, in percent; absent for everybody. */
  readonly percent?: number;
  /** Set for a name that stands for another until a date. */
  readonly aliasOf?: string;
  readonly until?: string;
}

/** A build that a pointer gives, and where it is stated: a reader needs that one entry only. */
export interface OfferedBuild {
  readonly id: string;
  readonly sequence: number;
  /** Digest of the entry that added it. */
  readonly entry: Digest;
  readonly percent?: number;
}

/** What a pointer gives: the build that it names, and while not everybody gets that, those that the others get. */
export interface PointerOffer {
  readonly pointer: string;
  readonly builds: readonly OfferedBuild[];
}

/** `channel.json`: what the pointers name at one entry of the log, for readers that want no more. */
export interface Checkpoint {
  readonly formatVersion: 1;
  readonly channel: string;
  readonly sequence: number;
  readonly head: Digest;
  readonly date: string;
  /** How many builds there are. */
  readonly builds: number;
  readonly pointers: readonly ServedPointer[];
  /** What each pointer gives, by name; aliases are not among them. */
  readonly offers: readonly PointerOffer[];
  readonly closed?: Closure;
}

/** The checkpoint of a state: pointers by name, aliases among them. */
export function checkpointOf(state: ChannelState): Checkpoint {
  const { channel, sequence, head, date, builds, pointers, closed } = state;
  const served = [...pointers.values()].map((record) => servedAs(state, record.name, record));
  const aliased = [...state.aliases.values()].flatMap(({ alias, pointer, until }) => {
    const record = pointers.get(pointer);
    return record === undefined ? [] : [{ ...servedAs(state, alias, record), aliasOf: pointer, until }];
  });
  return {
    formatVersion: 1,
    channel,
    sequence,
    head,
    date,
    builds: builds.size,
    pointers: [...served, ...aliased].toSorted((a, b) => compareOrdinal(a.name, b.name)),
    offers: [...pointers.values()]
      .map((record) => ({ pointer: record.name, builds: offerOf(state, record) }))
      .toSorted((a, b) => compareOrdinal(a.pointer, b.pointer)),
    ...(closed === undefined ? {} : { closed }),
  };
}

/** The bytes of a checkpoint. */
export function formatCheckpoint(checkpoint: Checkpoint): Uint8Array {
  return Buffer.from(`${formatCanonicalJson(checkpoint)}\n`, 'utf8');
}

/** Reads a checkpoint. Throws `CHANNEL_CHECKPOINT_INVALID`. */
export function parseCheckpoint(bytes: Uint8Array, path: string): Checkpoint {
  const refuse = (found: readonly DocumentFault[], cause?: unknown): never => {
    throw new ChannelError('CHANNEL_CHECKPOINT_INVALID', 'checkpoint does not follow its schema', {
      path,
      found,
      cause,
    });
  };
  return checkCheckpoint(parseJson(bytes, refuse), refuse);
}

/** Up to the first build that everybody gets: nobody is given one before it. */
function offerOf(state: ChannelState, record: PointerRecord): readonly OfferedBuild[] {
  const offer = new Map<string, OfferedBuild>();
  for (const { build, sequence, entry, percent = 100 } of offeredBuilds(state, record)) {
    if (percent === 100) return [...offer.values(), { id: build.id, sequence, entry }];
    offer.set(build.id, { id: build.id, sequence, entry, percent });
  }
  return [...offer.values()];
}

function servedAs({ builds }: ChannelState, name: string, { build, since, sequence }: PointerRecord): ServedPointer {
  const record = builds.get(build);
  const { percent } = record ?? {};
  return {
    name,
    build,
    version: record?.build.version ?? '',
    since,
    sequence,
    ...(percent === undefined || percent === 100 ? {} : { percent }),
  };
}
