import type { Digest } from '@nuspine/primitives';
import type { AliasRecord, BuildRecord, Closure, PointerRecord } from '../channel-state.ts';
import type { PromotionPolicy } from '../operation.ts';

/** What an operation changes. The fold puts it into the state; a rule only says it. */
export interface StateChange {
  readonly builds?: readonly BuildRecord[];
  readonly pointers?: readonly PointerRecord[];
  readonly droppedPointer?: string;
  readonly alias?: AliasRecord;
  readonly released?: { readonly version: string; readonly build: string };
  readonly policy?: { readonly pointer: string; readonly policy: PromotionPolicy };
  readonly closed?: Closure;
}

/** The entry that an operation stands in. */
export interface Moment {
  readonly sequence: number;
  readonly date: string;
  /** Digest of its bytes. */
  readonly entry: Digest;
}
