import type { Checkpoint } from './checkpoint.ts';
import { indexedText, indexTextOf } from './projections/releases-index.ts';

/**
 * What is wrong with what an index says of a channel: nothing, that it is of the entry before as a killed writer leaves it,
 * or that somebody edited it. The channels beside it are theirs to compare.
 */
export function verifyIndex(
  bytes: Uint8Array | undefined,
  checkpoint: Checkpoint,
  before?: Checkpoint,
): 'CHANNEL_PROJECTION_STALE' | 'CHANNEL_PROJECTION_EDITED' | undefined {
  const wanted = indexedText(checkpoint);
  const found = bytes === undefined ? '' : indexTextOf(bytes, checkpoint.channel);
  if (found === wanted) return undefined;
  const isStale = found === '' || (before !== undefined && found === indexedText(before));
  return isStale ? 'CHANNEL_PROJECTION_STALE' : 'CHANNEL_PROJECTION_EDITED';
}
