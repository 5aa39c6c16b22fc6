import type { Digest } from '@nuspine/primitives';
import { LATEST, RELEASE } from './pointer-name.ts';
import type { Build, PromotionPolicy } from './operation.ts';
import { NO_ENTRY } from './log-entry.ts';

/** A build and what has become of it. */
export interface BuildRecord {
  readonly build: Build;
  /** Number, date and digest of the entry that added it. */
  readonly sequence: number;
  readonly date: string;
  readonly entry: Digest;
  /** When each pointer first named it. */
  readonly named: Readonly<Record<string, string>>;
  /** Share of clients that get it, in percent; absent for everybody. */
  readonly percent?: number;
  readonly withdrawn?: { readonly reason: string; readonly date: string };
}

/** What a pointer names, and what it named before. */
export interface PointerRecord {
  readonly name: string;
  readonly build: string;
  readonly sequence: number;
  /** Since when it has named this build. */
  readonly since: string;
  readonly before?: PointerRecord;
}

/** A name that stands for a pointer until a date. */
export interface AliasRecord {
  readonly alias: string;
  readonly pointer: string;
  readonly until: string;
}

/** The end of a channel, and the one that goes on for it. */
export interface Closure {
  readonly reason: string;
  readonly date: string;
  readonly successor?: string;
  /** Until when readers are led to the successor. */
  readonly until?: string;
}

/** What a log says, once all of it is read (channel-log §5). */
export interface ChannelState {
  readonly channel: string;
  /** Number of the last entry; 0 before the first. */
  readonly sequence: number;
  /** Digest of the last entry. */
  readonly head: Digest;
  /** Date of the last entry. */
  readonly date: string;
  readonly builds: ReadonlyMap<string, BuildRecord>;
  /** Builds by their order key as text. */
  readonly orders: ReadonlyMap<string, string>;
  readonly pointers: ReadonlyMap<string, PointerRecord>;
  readonly aliases: ReadonlyMap<string, AliasRecord>;
  /** The build that was released, by version. */
  readonly released: ReadonlyMap<string, string>;
  readonly policies: ReadonlyMap<string, PromotionPolicy>;
  readonly closed?: Closure;
}

/** A channel that nothing has happened to. */
export function emptyChannel(channel: string): ChannelState {
  return {
    channel,
    sequence: 0,
    head: NO_ENTRY,
    date: '0000-01-01T00:00:00Z',
    builds: new Map(),
    orders: new Map(),
    pointers: new Map(),
    aliases: new Map(),
    released: new Map(),
    policies: new Map(),
  };
}

/** The pointer that release feeds follow: Release where there is one. */
export function servedPointer({ pointers }: ChannelState): PointerRecord | undefined {
  return pointers.get(RELEASE) ?? pointers.get(LATEST);
}
