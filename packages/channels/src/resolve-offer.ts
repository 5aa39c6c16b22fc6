import type { Checkpoint, OfferedBuild } from './checkpoint.ts';
import { parseInstant } from './instant.ts';
import { isOffered, type PointerQuestion } from './resolve-pointer.ts';

/** What a checkpoint answers. */
export interface OfferAnswer {
  /** The pointer that was meant, when an alias was asked for. */
  readonly pointer: string;
  readonly build: OfferedBuild;
  /** The build that the pointer names, and its share of the clients. */
  readonly named: string;
  readonly percent: number;
}

/**
 * The same as `resolvePointer`, out of a checkpoint; `undefined` for what that does not say: a pointer that is not there,
 * an alias that has ended, a client that gets nothing yet. Throws `CHANNEL_CLIENT_INVALID`.
 */
export function resolveOffer(
  { pointers, offers }: Pick<Checkpoint, 'pointers' | 'offers'>,
  name: string,
  { now, client }: PointerQuestion,
): OfferAnswer | undefined {
  const served = pointers.find((one) => one.name === name);
  if (served === undefined) return undefined;
  if (served.until !== undefined && now.getTime() >= parseInstant(served.until)) return undefined;
  const pointer = served.aliasOf ?? served.name;
  const builds = offers.find((one) => one.pointer === pointer)?.builds ?? [];
  const build = builds.find((one) => isOffered(one, client));
  if (build === undefined) return undefined;
  return { pointer, build, named: served.build, percent: served.percent ?? 100 };
}
